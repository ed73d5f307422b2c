/** Windlass and the tools whose folders and tables it goes on with, taking turns on one database. */
package dev.windlass.acceptance.history;
