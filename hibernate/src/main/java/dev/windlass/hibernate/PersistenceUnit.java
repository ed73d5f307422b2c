package dev.windlass.hibernate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * A persistence unit of {@code META-INF/persistence.xml} (Jakarta Persistence 3.2, 8.2.1).
 *
 * @param classes the classes it lists
 * @param mappingFiles its mapping files, as resources
 * @param properties its properties
 * @param root where its other classes are: the folder or jar of its {@code persistence.xml}
 * @param scanned whether those belong to it too
 */
record PersistenceUnit(
        List<String> classes, List<String> mappingFiles, Map<String, Object> properties, String root, boolean scanned) {
    private static final String FILE = "META-INF/persistence.xml";

    /**
     * The unit of that name; none if the name is empty.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    static Optional<PersistenceUnit> named(String name, ClassLoader loader) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        List<String> others = new ArrayList<>();
        try {
            for (URL file : Collections.list(loader.getResources(FILE))) {
                NodeList units = read(file).getElementsByTagNameNS("*", "persistence-unit");
                for (int i = 0; i < units.getLength(); i++) {
                    Element unit = (Element) units.item(i);
                    if (unit.getAttribute("name").equals(name)) {
                        return Optional.of(of(unit, root(file)));
                    }
                    others.add(unit.getAttribute("name"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalArgumentException("there is no persistence unit \"" + name + "\" on model.classpath"
                + (others.isEmpty() ? ": no " + FILE + " was found" : "; there are " + String.join(", ", others)));
    }

    private static PersistenceUnit of(Element unit, String root) {
        List<String> excluded = texts(unit, "exclude-unlisted-classes");
        Map<String, Object> properties = new LinkedHashMap<>();
        NodeList found = unit.getElementsByTagNameNS("*", "property");
        for (int i = 0; i < found.getLength(); i++) {
            Element property = (Element) found.item(i);
            properties.put(property.getAttribute("name"), property.getAttribute("value"));
        }
        List<String> files = new ArrayList<>(texts(unit, "mapping-file"));
        boolean scanned = excluded.isEmpty() || excluded.getFirst().equals("false");
        return new PersistenceUnit(texts(unit, "class"), files, properties, root, scanned);
    }

    private static List<String> texts(Element unit, String name) {
        List<String> texts = new ArrayList<>();
        NodeList found = unit.getElementsByTagNameNS("*", name);
        for (int i = 0; i < found.getLength(); i++) {
            texts.add(found.item(i).getTextContent().strip());
        }
        return texts;
    }

    private static String root(URL file) {
        String whole = file.toString();
        String root = whole.substring(0, whole.length() - FILE.length());
        return root.startsWith("jar:") ? root.substring("jar:".length(), root.length() - "!/".length()) : root;
    }

    private static Document read(URL file) {
        try (InputStream in = file.openStream()) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(in);
        } catch (SAXException | ParserConfigurationException e) {
            throw new IllegalArgumentException(file + " is not XML that can be read: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
