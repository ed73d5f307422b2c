package dev.windlass.architecture.wrong.plan;

public record PlanManager() {}
