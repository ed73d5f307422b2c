package dev.windlass.acceptance.corpora;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A public project with Alembic revisions.
 *
 * @param name how it is called here
 * @param repository {@code owner/name} on GitHub
 * @param versions the folder of its revisions
 */
record AlembicCorpus(String name, String repository, String versions) {
    private static final List<String> ENDINGS = List.of(".py", ".ini", ".toml", ".sql", ".json");

    /** What the project's people would write into windlass.toml, where they have to. */
    String settings() {
        return name.equals("quay") ? "[alembic.names]\n\"tester\" = \"\"\n" : "";
    }

    static final List<AlembicCorpus> ALL = List.of(
            new AlembicCorpus("szurubooru", "rr-/szurubooru", "server/szurubooru/migrations/versions"),
            new AlembicCorpus("timesketch", "google/timesketch", "timesketch/migrations/versions"),
            new AlembicCorpus("lemur", "Netflix/lemur", "lemur/migrations/versions"),
            new AlembicCorpus("barbican", "openstack/barbican", "barbican/model/migration/alembic_migrations/versions"),
            new AlembicCorpus("spiff-arena", "sartography/spiff-arena", "spiffworkflow-backend/migrations/versions"),
            new AlembicCorpus("covid-publishing-api", "COVID19Tracking/covid-publishing-api", "migrations/versions"),
            new AlembicCorpus("microblog", "miguelgrinberg/microblog", "migrations/versions"),
            new AlembicCorpus("mlrun", "mlrun/mlrun", "server/api/migrations/versions"),
            new AlembicCorpus("ihatemoney", "spiral-project/ihatemoney", "ihatemoney/migrations/versions"),
            new AlembicCorpus("querybook", "pinterest/querybook", "querybook/migrations/versions"),
            new AlembicCorpus("redash", "getredash/redash", "migrations/versions"),
            new AlembicCorpus("buildbot", "buildbot/buildbot", "master/buildbot/db/migrations/versions"),
            new AlembicCorpus("kids-first-dataservice", "kids-first/kf-api-dataservice", "migrations/versions"),
            new AlembicCorpus("romm", "rommapp/romm", "backend/alembic/versions"),
            new AlembicCorpus("ucdis-fence", "uc-cdis/fence", "migrations/versions"),
            new AlembicCorpus("hypothesis-h", "hypothesis/h", "h/migrations/versions"),
            new AlembicCorpus("mealie", "mealie-recipes/mealie", "alembic/versions"),
            new AlembicCorpus("alphagov-notifications-api", "alphagov/notifications-api", "migrations/versions"),
            new AlembicCorpus("ctfd", "CTFd/CTFd", "migrations/versions"),
            new AlembicCorpus("jupyterhub", "jupyterhub/jupyterhub", "jupyterhub/alembic/versions"),
            new AlembicCorpus("securedrop", "freedomofpress/securedrop", "securedrop/alembic/versions"),
            new AlembicCorpus(
                    "full-stack-fastapi-template",
                    "fastapi/full-stack-fastapi-template",
                    "backend/app/alembic/versions"),
            new AlembicCorpus("quay", "quay/quay", "data/migrations/versions"),
            new AlembicCorpus("optuna", "optuna/optuna", "optuna/storages/_rdb/alembic/versions"),
            new AlembicCorpus("dstack", "dstackai/dstack", "src/dstack/_internal/server/migrations/versions"),
            new AlembicCorpus("ckan", "ckan/ckan", "ckan/migration/versions"),
            new AlembicCorpus("dispatch", "Netflix/dispatch", "src/dispatch/database/revisions/tenant/versions"),
            new AlembicCorpus(
                    "datajunction", "DataJunction/dj", "datajunction-server/datajunction_server/alembic/versions"),
            new AlembicCorpus("ironic", "openstack/ironic", "ironic/db/sqlalchemy/alembic/versions"),
            new AlembicCorpus("keep", "keephq/keep", "keep/api/models/db/migrations/versions"),
            new AlembicCorpus("gsa-notifications-api", "GSA/notifications-api", "migrations/versions"),
            new AlembicCorpus("onyx", "onyx-dot-app/onyx", "backend/alembic/versions"),
            new AlembicCorpus("phoenix", "Arize-ai/phoenix", "src/phoenix/db/migrations/versions"),
            new AlembicCorpus("polar", "polarsource/polar", "server/migrations/versions"),
            new AlembicCorpus(
                    "prefect", "PrefectHQ/prefect", "src/prefect/server/database/_migrations/versions/postgresql"),
            new AlembicCorpus("tasking-manager", "hotosm/tasking-manager", "migrations/versions"),
            new AlembicCorpus("warehouse", "pypi/warehouse", "warehouse/migrations/versions"));

    /** The folder that the project's own tools are run in: where alembic.ini is, but for Flask-Migrate's. */
    Path folder(Path root) {
        Path folder = root.resolve(versions).getParent();
        while (!folder.equals(root) && !Files.exists(folder.resolve("alembic.ini"))) {
            folder = folder.getParent();
        }
        return Files.exists(folder.resolve("env.py")) ? folder.getParent() : folder;
    }

    /** Writes the project's text files to a folder, with a configuration for Windlass; the folder that it stands in. */
    Path extracted(Path mirrors, Path root) {
        Repository.in(mirrors, repository).extract(root, ENDINGS);
        Path base = folder(root);
        try {
            Files.createDirectories(root.resolve(".git"));
            Files.writeString(
                    base.resolve("windlass.toml"),
                    "path = \"" + base.relativize(root.resolve(versions))
                            + "\"\nlayout = \"alembic\"\nrecursive = true\n" + settings());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return base;
    }

    @Override
    public String toString() {
        return name;
    }
}
