package dev.windlass.alembic.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A library that adds nothing, and keeps what is printed. */
final class PlainHooks implements Hooks {
    final List<String> printed = new ArrayList<>();

    @Override
    public Value module(Run run, String name) {
        return null;
    }

    @Override
    public Value defineClass(
            Run run, String name, List<Value> parents, Map<String, Value> members, Map<String, Value> keywords) {
        return null;
    }

    @Override
    public Value instantiate(Run run, ClassValue type, Arguments arguments) {
        return null;
    }

    @Override
    public Value classAttribute(Run run, ClassValue type, String name) {
        return null;
    }

    @Override
    public Value instanceAttribute(Run run, Instance instance, String name) {
        return null;
    }

    @Override
    public void classAttributeAssigned(Run run, ClassValue type, String name, Value value) {}

    @Override
    public void instanceAttributeAssigned(Run run, Instance instance, String name, Value value) {}

    @Override
    public String environment(String name) {
        return name.equals("HOME") ? "/home/me" : null;
    }

    @Override
    public void output(String line) {
        printed.add(line);
    }
}
