package dev.windlass.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * The rules that hold between the packages and in the classes of the core, each a function from classes to what breaks
 * it.
 *
 * @param root the package that all of them begin with
 */
record Rules(String root) {
    private static final String API = "(what a Java revision names)";

    /** Bottom to top: a package imports only packages of earlier lines. Those of one line do not know each other. */
    private static final List<List<String>> ORDER = List.of(
            List.of("error"),
            List.of("schema", "sql", "revision", "encryption", "hash"),
            List.of("operation"),
            List.of("diff"),
            List.of("dialect"),
            List.of("code"),
            List.of(API),
            List.of("config"),
            List.of("script"),
            List.of("compile"),
            List.of("plan"),
            List.of("lint"),
            List.of("execute"),
            List.of("load"),
            List.of("jdbc"),
            List.of("command"),
            List.of(""));

    /** What a Java revision names: in the root for the sake of its imports, and below all that runs it. */
    private static final Set<String> API_TYPES = Set.of("CodeRevision", "Operations", "Revision");

    /** Packages of values, which need nothing but the language. */
    private static final Set<String> PURE = Set.of("schema", "sql", "revision", "encryption", "hash");

    private static final Pattern DATABASE_ACCESS =
            Pattern.compile("(java\\.sql|javax\\.sql|org\\.postgresql|org\\.mariadb|org\\.sqlite)(\\..*)?");

    /** Who, besides the package {@code jdbc}, may name which class of database access, and in which class. */
    private static final Map<String, Set<String>> DATABASE_ACCESS_ALLOWED = Map.of(
            "javax.sql.DataSource", Set.of("Windlass"),
            "java.sql.Connection", Set.of("Operations", "CodeRevision"));

    private static final Pattern EMPTY_WORD =
            Pattern.compile("(.*[a-z0-9])?(Impl|Manager|Helper|Utils?|Abstract)([A-Z0-9].*)?");

    private static final Pattern GETTER = Pattern.compile("get[A-Z].*");

    /** Imports against {@link #ORDER}. */
    List<String> upwardImports(JavaClasses classes) {
        return dependencies(classes, dependency -> {
            JavaClass target = dependency.getTargetClass();
            if (!isOurs(target)) {
                return false;
            }
            String from = area(dependency.getOriginClass());
            String to = area(target);
            return !from.equals(to) && level(from) >= 0 && level(to) >= 0 && level(from) <= level(to);
        });
    }

    /** Packages that {@link #ORDER} does not list. */
    List<String> unknownPackages(JavaClasses classes) {
        return classes.stream()
                .filter(javaClass -> level(area(javaClass)) < 0)
                .map(javaClass -> javaClass.getPackageName() + " is not in the order of packages")
                .distinct()
                .toList();
    }

    /** Packages, down to the last, that need each other. */
    List<String> cycles(JavaClasses classes) {
        ArchRule rule =
                SlicesRuleDefinition.slices().matching(root + ".(**)").should().beFreeOfCycles();
        return rule.allowEmptyShould(true).evaluate(classes).getFailureReport().getDetails();
    }

    /** Classes outside the package {@code jdbc} that touch a database. */
    List<String> databaseAccess(JavaClasses classes) {
        return dependencies(classes, dependency -> {
            JavaClass origin = dependency.getOriginClass();
            JavaClass target = dependency.getTargetClass().getBaseComponentType();
            return DATABASE_ACCESS.matcher(target.getPackageName()).matches()
                    && !area(origin).equals("jdbc")
                    && !DATABASE_ACCESS_ALLOWED
                            .getOrDefault(target.getName(), Set.of())
                            .contains(outermost(origin).getSimpleName());
        });
    }

    /** What the packages of pure values need beyond {@code java.base}, {@code error} and annotations. */
    List<String> impureImports(JavaClasses classes) {
        return dependencies(classes, dependency -> {
            String from = area(dependency.getOriginClass());
            JavaClass target = dependency.getTargetClass().getBaseComponentType();
            if (!PURE.contains(from) || target.isPrimitive()) {
                return false;
            }
            if (isOurs(target)) {
                return !Set.of(from, "error").contains(area(target));
            }
            return !target.getPackageName().startsWith("org.jspecify.") && !isJavaBase(target);
        });
    }

    /**
     * Static fields that can change, or that hold something that can. A private array of primitives, the table of a
     * lexer, is taken for constant.
     */
    List<String> mutableStatics(JavaClasses classes) {
        return classes.stream()
                .flatMap(javaClass -> javaClass.getFields().stream())
                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC)
                        && !field.getModifiers().contains(JavaModifier.SYNTHETIC)
                        && !field.getName().startsWith("$"))
                .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL)
                        || !isTable(field) && !isImmutable(value(field)))
                .map(field -> field.getFullName() + " is static and can change ("
                        + field.getRawType().getName() + ")")
                .toList();
    }

    /** Names that say nothing, and values with getters. */
    List<String> badNames(JavaClasses classes) {
        Stream<String> types = classes.stream()
                .filter(javaClass ->
                        EMPTY_WORD.matcher(javaClass.getSimpleName()).matches())
                .map(javaClass -> javaClass.getName() + " is not named by its role");
        Stream<String> getters = classes.stream()
                .filter(javaClass -> javaClass.isRecord() || javaClass.isEnum())
                .flatMap(javaClass -> javaClass.getMethods().stream())
                .filter(method -> GETTER.matcher(method.getName()).matches())
                .map(method -> method.getFullName() + " is a getter on a value");
        return Stream.concat(types, getters).toList();
    }

    /** Packages whose types may be null without saying so. */
    List<String> unmarkedPackages(JavaClasses classes) {
        return classes.stream()
                .map(JavaClass::getPackageName)
                .distinct()
                .filter(name -> !isNullMarked(name))
                .map(name -> name + " has no package-info.java with @NullMarked")
                .toList();
    }

    private static List<String> dependencies(JavaClasses classes, Function<Dependency, Boolean> broken) {
        return new TreeSet<>(classes.stream()
                        .flatMap(javaClass -> javaClass.getDirectDependenciesFromSelf().stream())
                        .filter(broken::apply)
                        .map(Dependency::getDescription)
                        .toList())
                .stream().toList();
    }

    private boolean isOurs(JavaClass javaClass) {
        String name = javaClass.getPackageName();
        return name.equals(root) || name.startsWith(root + ".");
    }

    /** The first part of a class's package below the root, empty for the root itself. */
    private String area(JavaClass javaClass) {
        String name = javaClass.getPackageName();
        if (name.equals(root)) {
            return API_TYPES.contains(outermost(javaClass).getSimpleName()) ? API : "";
        }
        return name.substring(root.length() + 1).split("\\.")[0];
    }

    private static int level(String area) {
        for (int i = 0; i < ORDER.size(); i++) {
            if (ORDER.get(i).contains(area)) {
                return i;
            }
        }
        return -1;
    }

    private static JavaClass outermost(JavaClass javaClass) {
        return javaClass.getEnclosingClass().map(Rules::outermost).orElse(javaClass);
    }

    private static boolean isJavaBase(JavaClass javaClass) {
        try {
            return "java.base"
                    .equals(Class.forName(javaClass.getName(), false, null)
                            .getModule()
                            .getName());
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static boolean isNullMarked(String packageName) {
        try {
            return Class.forName(packageName + ".package-info").isAnnotationPresent(NullMarked.class);
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static @Nullable Object value(JavaField javaField) {
        try {
            Field field = javaField.reflect();
            field.setAccessible(true);
            return field.get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(javaField.getFullName(), e);
        }
    }

    private static boolean isTable(JavaField field) {
        return field.getModifiers().contains(JavaModifier.PRIVATE)
                && field.getRawType().isArray()
                && field.getRawType().getComponentType().isPrimitive();
    }

    private boolean isImmutable(@Nullable Object value) {
        return switch (value) {
            case null -> true;
            case Enum<?> ignored -> true;
            case Record ignored -> true;
            case Collection<?> collection ->
                isUnmodifiable(collection) && collection.stream().allMatch(this::isImmutable);
            case Map<?, ?> map -> isUnmodifiable(map) && map.values().stream().allMatch(this::isImmutable);
            case Object other when other.getClass().isArray() -> java.lang.reflect.Array.getLength(other) == 0;
            case Object other when other.getClass().isHidden() -> true;
            case Object other
            when other.getClass().getName().startsWith(root + ".") -> hasOnlyFinalFields(other.getClass());
            case Object other -> isImmutableOfTheJdk(other);
        };
    }

    private static boolean isUnmodifiable(Object collection) {
        return collection.getClass().getName().matches("java\\.util\\.(ImmutableCollections|Collections)\\$.*");
    }

    private static boolean hasOnlyFinalFields(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> t = type; t != null && t != Object.class; t = t.getSuperclass()) {
            fields.addAll(Arrays.asList(t.getDeclaredFields()));
        }
        return fields.stream()
                .allMatch(field -> Modifier.isStatic(field.getModifiers()) || Modifier.isFinal(field.getModifiers()));
    }

    private static boolean isImmutableOfTheJdk(Object value) {
        return value instanceof Number && !value.getClass().getPackageName().equals("java.util.concurrent.atomic")
                || value instanceof CharSequence && value instanceof Comparable<?> && !(value instanceof Appendable)
                || value instanceof Boolean
                || value instanceof Character
                || value instanceof Pattern
                || value instanceof Class<?>
                || value instanceof java.util.Comparator<?>
                || value instanceof java.util.Optional<?>
                || value instanceof java.util.Locale
                || value instanceof java.util.HexFormat
                || value instanceof java.nio.charset.Charset
                || value instanceof java.nio.file.Path
                || value instanceof java.net.URI
                || value instanceof java.lang.invoke.MethodHandle
                || value instanceof java.lang.invoke.VarHandle
                || value.getClass().getPackageName().startsWith("java.time");
    }
}
