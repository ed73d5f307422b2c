package dev.windlass.hibernate;

import jakarta.persistence.PersistenceException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.MetadataBuilder;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy;
import org.hibernate.boot.model.naming.ImplicitNamingStrategy;
import org.hibernate.boot.model.naming.PhysicalNamingStrategy;
import org.hibernate.boot.registry.BootstrapServiceRegistry;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.tool.schema.internal.SchemaCreatorImpl;

/**
 * The statements with which the user's Hibernate would make the schema of the entities. Instantiated by a loader of its
 * own; what goes in and out are values of the platform alone.
 */
public final class EntityDdl implements Function<Map<String, Object>, Map<String, Object>> {
    static final String PRODUCT = "product";
    static final String MAJOR = "major";
    static final String MINOR = "minor";
    static final String ROOTS = "roots";
    static final String CLASSES = "classes";
    static final String PACKAGES = "packages";
    static final String UNIT = "unit";
    static final String NAMING = "naming";
    static final String STATEMENTS = "statements";
    static final String RENAMES = "renames";
    static final String PROBLEMS = "problems";
    static final String WHERE = "where";

    private static final String SQLITE_DIALECT = "org.hibernate.community.dialect.SQLiteDialect";

    /** Held, since a logger that nobody holds forgets its level. */
    private static final Logger QUIET = Logger.getLogger("org.hibernate");

    @Override
    public Map<String, Object> apply(Map<String, Object> request) {
        QUIET.setLevel(Level.SEVERE);
        String where = "";
        try {
            ClassLoader loader = EntityDdl.class.getClassLoader();
            Optional<PersistenceUnit> unit = PersistenceUnit.named(text(request, UNIT), loader);
            EntityClasses found = EntityClasses.find(
                    loader, texts(request, ROOTS), classes(request, unit), texts(request, PACKAGES), unit);
            if (found.classes().isEmpty()) {
                return Map.of(
                        PROBLEMS,
                        List.of("no entity was found" + searched(request) + ": name them under model.packages,"
                                + " model.classes or model.unit"));
            }
            where = found.where();
            Metadata metadata = metadata(request, loader, unit, found);
            Map<String, Object> answer = new HashMap<>();
            answer.put(STATEMENTS, new ArrayList<>(statements(metadata)));
            answer.put(RENAMES, Renames.of(metadata, found.classes()));
            return answer;
        } catch (PersistenceException | IllegalArgumentException e) {
            return Map.of(PROBLEMS, List.of(reason(e)), WHERE, where);
        }
    }

    private static String searched(Map<String, Object> request) {
        List<String> packages = texts(request, PACKAGES);
        return packages.isEmpty() ? "" : " in " + String.join(", ", packages);
    }

    private static Metadata metadata(
            Map<String, Object> request, ClassLoader loader, Optional<PersistenceUnit> unit, EntityClasses found) {
        BootstrapServiceRegistry bootstrap =
                new BootstrapServiceRegistryBuilder().applyClassLoader(loader).build();
        StandardServiceRegistryBuilder settings = new StandardServiceRegistryBuilder(bootstrap);
        unit.ifPresent(it -> it.properties().forEach(settings::applySetting));
        // Hibernate User Guide, "Configurations": the database is told, not asked.
        settings.applySetting("hibernate.boot.allow_jdbc_metadata_access", "false");
        settings.applySetting("hibernate.temp.use_jdbc_metadata_defaults", "false");
        for (String connecting : List.of(
                "jakarta.persistence.jdbc.url",
                "jakarta.persistence.jdbc.driver",
                "hibernate.connection.url",
                "hibernate.connection.driver_class",
                "hibernate.connection.datasource",
                "jakarta.persistence.jtaDataSource",
                "jakarta.persistence.nonJtaDataSource",
                "hibernate.hbm2ddl.auto",
                "jakarta.persistence.schema-generation.database.action")) {
            settings.getSettings().remove(connecting);
        }
        String product = text(request, PRODUCT);
        if (product.equals("SQLite")) {
            settings.applySetting("hibernate.dialect", SQLITE_DIALECT);
        } else {
            settings.getSettings().remove("hibernate.dialect");
            settings.applySetting("jakarta.persistence.database-product-name", product);
            settings.applySetting("jakarta.persistence.database-major-version", request.get(MAJOR));
            settings.applySetting("jakarta.persistence.database-minor-version", request.get(MINOR));
        }
        StandardServiceRegistry registry = settings.build();
        MetadataSources sources = new MetadataSources(registry);
        found.classes().forEach(sources::addAnnotatedClass);
        found.packages().forEach(sources::addPackage);
        unit.ifPresent(it -> it.mappingFiles().forEach(sources::addResource));
        MetadataBuilder builder = sources.getMetadataBuilder();
        naming(text(request, NAMING), loader, builder);
        return builder.build();
    }

    private static void naming(String naming, ClassLoader loader, MetadataBuilder builder) {
        switch (naming) {
            case "", "jpa" -> {}
            case "spring" -> {
                // Spring Boot's defaults: HibernateProperties.Naming.
                builder.applyPhysicalNamingStrategy(new CamelCaseToUnderscoresNamingStrategy());
                builder.applyImplicitNamingStrategy(new SpringNames());
            }
            default -> {
                Object strategy = made(naming, loader);
                if (strategy instanceof PhysicalNamingStrategy physical) {
                    builder.applyPhysicalNamingStrategy(physical);
                }
                if (strategy instanceof ImplicitNamingStrategy implicit) {
                    builder.applyImplicitNamingStrategy(implicit);
                }
                if (!(strategy instanceof PhysicalNamingStrategy) && !(strategy instanceof ImplicitNamingStrategy)) {
                    throw new IllegalArgumentException(
                            "model.naming: " + naming + " is neither a physical nor an implicit naming strategy");
                }
            }
        }
    }

    private static Object made(String name, ClassLoader loader) {
        try {
            return Class.forName(name, true, loader).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    "model.naming: " + name + " is not \"spring\", \"jpa\" or a class that can be made: " + e, e);
        }
    }

    private static List<String> statements(Metadata metadata) {
        StandardServiceRegistry registry = ((org.hibernate.boot.spi.MetadataImplementor) metadata)
                .getMetadataBuildingOptions()
                .getServiceRegistry();
        return new SchemaCreatorImpl(registry).generateCreationCommands(metadata, true);
    }

    private static Set<String> classes(Map<String, Object> request, Optional<PersistenceUnit> unit) {
        Set<String> classes = new LinkedHashSet<>(texts(request, CLASSES));
        unit.ifPresent(it -> classes.addAll(it.classes()));
        return classes;
    }

    /** The innermost message, and those around it that say more. */
    private static String reason(Throwable thrown) {
        Set<String> messages = new LinkedHashSet<>();
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at.getMessage() != null) {
                messages.add(at.getMessage());
            }
        }
        return messages.isEmpty() ? thrown.toString() : String.join("\n", messages);
    }

    private static String text(Map<String, Object> request, String key) {
        return String.valueOf(request.getOrDefault(key, ""));
    }

    @SuppressWarnings("unchecked")
    private static List<String> texts(Map<String, Object> request, String key) {
        return (List<String>) request.getOrDefault(key, List.of());
    }
}
