package dev.windlass.acceptance.crash;

/** The two directions in which the scripts are run, whole. */
enum Way {
    UPGRADE("upgrade", "head"),
    DOWNGRADE("downgrade", "base");

    private final String command;
    private final String target;

    Way(String command, String target) {
        this.command = command;
        this.target = target;
    }

    String[] words() {
        return new String[] {command, target};
    }
}
