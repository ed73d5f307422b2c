package dev.windlass.acceptance.crash;

/**
 * One fault, and what the next run made of it.
 *
 * @param where at which instant
 * @param continued whether the next run went on to the end by itself, and left what an undisturbed run leaves
 * @param repeated how many statements were done twice
 * @param lost how many were not done
 * @param what what went wrong; empty if nothing did
 */
record Try(String where, boolean continued, int repeated, int lost, String what) {}
