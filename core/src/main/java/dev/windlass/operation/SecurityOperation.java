package dev.windlass.operation;

import dev.windlass.schema.Grant;
import dev.windlass.schema.ObjectKey;
import dev.windlass.schema.ObjectKind;
import dev.windlass.schema.Policy;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.RowSecurity;
import dev.windlass.schema.Schema;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A change of who may see and do what. */
public sealed interface SecurityOperation extends Operation {
    /** Turns row-level security on or off (PostgreSQL). */
    record SetRowSecurity(QualifiedName table, RowSecurity to) implements SecurityOperation {
        @Override
        public String object() {
            return table.toString();
        }

        @Override
        public Schema applyTo(Schema schema) {
            return schema.with(Fit.table(schema, table).withRowSecurity(to));
        }

        @Override
        public Reversal reverse(Schema before) {
            return Reversal.of(
                    new SetRowSecurity(table, Fit.table(before, table).rowSecurity()));
        }
    }

    /** Creates a policy (PostgreSQL). */
    record CreatePolicy(Policy definition) implements SecurityOperation {
        @Override
        public String object() {
            return definition.table() + "." + definition.name();
        }

        @Override
        public Schema applyTo(Schema schema) {
            Fit.table(schema, definition.table());
            return Fit.create(schema, definition, false);
        }

        @Override
        public Reversal reverse(Schema before) {
            return Reversal.of(new DropPolicy(definition.name(), definition.table(), false));
        }
    }

    /** Drops a policy (PostgreSQL). */
    record DropPolicy(String name, QualifiedName table, boolean ifExists) implements SecurityOperation {
        @Override
        public String object() {
            return table + "." + name;
        }

        @Override
        public Schema applyTo(Schema schema) {
            return Fit.drop(schema, key(), ifExists);
        }

        @Override
        public Reversal reverse(Schema before) {
            return before.find(key()).isEmpty() && ifExists
                    ? Reversal.of()
                    : Reversal.of(new CreatePolicy(Fit.object(before, key(), Policy.class)));
        }

        private ObjectKey key() {
            return new ObjectKey(ObjectKind.POLICY, table.sibling(name), table.toString());
        }
    }

    /** Gives a role privileges on an object. */
    record GrantPrivileges(Grant grant) implements SecurityOperation {
        @Override
        public String object() {
            return grant.object().toString();
        }

        @Override
        public Schema applyTo(Schema schema) {
            Set<String> all = new TreeSet<>(grant.privileges());
            all.addAll(held(schema, grant));
            return schema.with(grant.withPrivileges(all));
        }

        @Override
        public Reversal reverse(Schema before) {
            Set<String> added = new TreeSet<>(grant.privileges());
            added.removeAll(held(before, grant));
            return added.isEmpty() ? Reversal.of() : Reversal.of(new RevokePrivileges(grant.withPrivileges(added)));
        }
    }

    /** Takes privileges on an object from a role. */
    record RevokePrivileges(Grant grant) implements SecurityOperation {
        @Override
        public String object() {
            return grant.object().toString();
        }

        @Override
        public Schema applyTo(Schema schema) {
            Set<String> left = new TreeSet<>(held(schema, grant));
            left.removeAll(grant.privileges());
            return left.isEmpty() ? schema.without(grant.key()) : schema.with(grant.withPrivileges(left));
        }

        @Override
        public Reversal reverse(Schema before) {
            Set<String> taken = new TreeSet<>(held(before, grant));
            taken.retainAll(grant.privileges());
            return taken.isEmpty() ? Reversal.of() : Reversal.of(new GrantPrivileges(grant.withPrivileges(taken)));
        }
    }

    private static Set<String> held(Schema schema, Grant grant) {
        Optional<Grant> found = schema.find(grant.key()).map(Grant.class::cast);
        return found.map(Grant::privileges).orElse(Set.of());
    }
}
