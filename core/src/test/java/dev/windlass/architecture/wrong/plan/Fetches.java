package dev.windlass.architecture.wrong.plan;

import java.sql.ResultSet;

public interface Fetches {
    ResultSet[] fetch();
}
