import java.util.ArrayList;
import java.util.List;

/** Writes a document like the team's own: 23 sections, 115 questions, 493 indicators, 338 deficiencies. */
class Generate {
    public static void main(String[] arguments) {
        int questions = 115;
        List<String> sections = new ArrayList<>();
        for (int s = 1; s <= 23; s++) {
            List<String> areas = new ArrayList<>();
            for (int q = (s - 1) * 5; q < s * 5; q++) {
                String code = (s == 13 ? "TVI" : "S" + s) + "-" + (q % 5 + 1);
                areas.add("""
                        {"id": "%s", "question": "Does the recipient comply with requirement %d?", "basic_requirement": "Requirement %d.",
                         "applicability": "All recipients", "detailed_explanation": null, "instructions_for_reviewer": "Look at the files.",
                         "indicators_of_compliance": [%s],
                         "deficiencies": [%s]}"""
                        .formatted(code, q, q, indicators(q, share(493, questions, q)), deficiencies(code, share(338, questions, q))));
            }
            sections.add("""
                    {"section": {"id": "%s", "title": "Section %d", "page_range": "%d-%d", "purpose": "Purpose of section %d"},
                     "sub_areas": [
                    %s]}""".formatted(s == 13 ? "TVI" : "S" + s, s, s * 10, s * 10 + 9, s, String.join(",\n", areas)));
        }
        System.out.println("{\"metadata\": {\"source\": \"review guide\"},\n\"sections\": [\n" + String.join(",\n", sections) + "]}");
    }

    /** How many of all belong to the one with that number, so that they add up. */
    private static int share(int all, int among, int number) {
        return all * (number + 1) / among - all * number / among;
    }

    private static String indicators(int question, int count) {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            made.add("{\"indicator_id\": \"%c\", \"text\": \"Indicator %d of question %d\"}".formatted('a' + i, i + 1, question));
        }
        return String.join(", ", made);
    }

    private static String deficiencies(String code, int count) {
        List<String> made = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            made.add(("{\"code\": \"%s-D%d\", \"title\": \"Deficiency %d\", \"determination\": \"Not met.\","
                            + " \"suggested_corrective_action\": \"Correct it within 90 days.\"}")
                    .formatted(code, i, i));
        }
        return String.join(", ", made);
    }
}
