package dev.windlass.architecture.wrong.plan;

public record Named(String name) {
    public String getName() {
        return name;
    }
}
