package dev.windlass.schema;

import java.util.Locale;

/** The kinds of objects that a schema holds. */
public enum ObjectKind {
    NAMESPACE,
    EXTENSION,
    ENUM_TYPE,
    DOMAIN,
    COMPOSITE_TYPE,
    SEQUENCE,
    TABLE,
    VIEW,
    MATERIALIZED_VIEW,
    ROUTINE,
    TRIGGER,
    POLICY,
    GRANT;

    /** The words for it in messages, such as {@code materialized view}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
