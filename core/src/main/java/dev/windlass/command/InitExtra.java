package dev.windlass.command;

import java.util.Locale;
import java.util.Map;

/** A file that {@code init} makes for a tool beside Windlass, ready to run as it is. */
public enum InitExtra {
    /** Targets for make. */
    MAKEFILE("migrations.mk"),
    /** A workflow of GitHub. */
    GITHUB(".github/workflows/migrations.yml"),
    /** A job of GitLab. */
    GITLAB(".gitlab/migrations.yml"),
    /** An image that migrates, and how it runs before the application. */
    DOCKER("Dockerfile.migrations"),
    /** A unit of systemd. */
    SYSTEMD("windlass-migrate.service");

    private final String file;

    InitExtra(String file) {
        this.file = file;
    }

    /** Its name, in the project's folder. */
    public String file() {
        return file;
    }

    /** The other files that go with it, by their names. */
    Map<String, String> more() {
        return switch (this) {
            case MAKEFILE -> Map.of("Makefile", "include migrations.mk\n");
            case DOCKER -> Map.of("compose.migrations.yaml", COMPOSE);
            case GITHUB, GITLAB, SYSTEMD -> Map.of();
        };
    }

    /** What stands in it. */
    String text() {
        return switch (this) {
            case MAKEFILE -> MAKE;
            case GITHUB -> WORKFLOW;
            case GITLAB -> JOB;
            case DOCKER -> IMAGE;
            case SYSTEMD -> UNIT;
        };
    }

    /** The option that asks for it. */
    public String option() {
        return "--" + name().toLowerCase(Locale.ROOT);
    }

    private static final String MAKE = """
            # Database migrations. Values that a target needs are asked for, or given: make migrate-create NAME=add_index
            WINDLASS ?= windlass
            export NAME
            export VERSION
            export REASON

            .PHONY: migrate-up migrate-down migrate-down-all migrate-reset migrate-status migrate-create migrate-list \\
            \tmigrate-validate migrate-goto migrate-force migrate-plan migrate-verify migrate-history migrate-backup \\
            \tmigrate-tool-up migrate-tool-down migrate-tool-status migrate-tool-create

            # The reason, for the journal, if one was given.
            because = $(if $(REASON),--reason "$$REASON")

            migrate-up: ## Apply all pending migrations
            \t@$(WINDLASS) upgrade head $(because)

            migrate-down: ## Take back the last migration
            \t@$(WINDLASS) downgrade -1 $(because)

            migrate-down-all: ## Take back ALL migrations (destructive)
            \t@$(WINDLASS) downgrade base $(because)

            migrate-reset: ## Take back all migrations, and apply them again (destructive)
            \t@$(WINDLASS) reset --yes $(because)
            \t@$(WINDLASS) upgrade head $(because)

            migrate-status: ## Where the database is, what is pending, what is wrong
            \t@$(WINDLASS) status

            migrate-plan: ## What migrate-up would run
            \t@$(WINDLASS) upgrade head --plan

            migrate-create: ## Make the files of a new migration (NAME)
            \t@name="$$NAME"; \\
            \tif [ -z "$$name" ]; then printf 'Migration name: '; read -r name; fi; \\
            \tif [ -z "$$name" ]; then echo 'no name was given' >&2; exit 2; fi; \\
            \t$(WINDLASS) create "$$name"

            migrate-list: ## All migrations, and which are applied
            \t@$(WINDLASS) list

            migrate-history: ## How they follow each other
            \t@$(WINDLASS) history -v

            migrate-validate: ## Check the files against themselves and the journal
            \t@$(WINDLASS) validate

            migrate-verify: ## Check the database against what it must hold
            \t@$(WINDLASS) verify

            migrate-backup: ## Write a backup to the folder backups
            \t@$(WINDLASS) backup --to backups

            migrate-goto: ## Go up or down to a migration (VERSION)
            \t@version="$$VERSION"; \\
            \tif [ -z "$$version" ]; then printf 'Version: '; read -r version; fi; \\
            \tif [ -z "$$version" ]; then echo 'no version was given' >&2; exit 2; fi; \\
            \t$(WINDLASS) goto "$$version" $(because)

            migrate-force: ## Record a version as the current one, and run nothing (VERSION)
            \t@version="$$VERSION"; \\
            \tif [ -z "$$version" ]; then printf 'Version: '; read -r version; fi; \\
            \tif [ -z "$$version" ]; then echo 'no version was given' >&2; exit 2; fi; \\
            \t$(WINDLASS) force "$$version" $(because)

            migrate-tool-up: migrate-up
            migrate-tool-down: migrate-down
            migrate-tool-status: migrate-status
            migrate-tool-create: migrate-create
            """;

    private static final String WORKFLOW = """
            # Every change is migrated up, down and up again, on a database of its own, before it is merged.
            # The repository variable WINDLASS_REPOSITORY says where Windlass is cloned from.
            name: Database migrations
            on: [pull_request]
            jobs:
              migrations:
                runs-on: ubuntu-latest
                services:
                  postgres:
                    image: postgres:17
                    env:
                      POSTGRES_PASSWORD: postgres
                      POSTGRES_DB: test
                    ports: ["5432:5432"]
                    options: >-
                      --health-cmd pg_isready
                      --health-interval 10s
                      --health-timeout 5s
                      --health-retries 5
                env:
                  DATABASE_URL: postgresql://postgres:postgres@localhost:5432/test
                steps:
                  - uses: actions/checkout@v4
                  - uses: actions/setup-java@v4
                    with:
                      distribution: temurin
                      java-version: "21"
                  - name: Install Windlass
                    run: |
                      git clone --depth 1 "${{ vars.WINDLASS_REPOSITORY }}" "$HOME/windlass"
                      echo "$HOME/windlass" >> "$GITHUB_PATH"
                  - run: windlass validate
                  - run: windlass upgrade head --plan
                  - run: windlass upgrade head --reason "pull request"
                  - run: windlass downgrade base --reason "pull request"
                  - run: windlass upgrade head --reason "pull request"
                  - run: windlass current
                  - run: windlass status --exit-code
            """;

    private static final String JOB = """
            # Include this from .gitlab-ci.yml:   include: .gitlab/migrations.yml
            # The variable WINDLASS_REPOSITORY says where Windlass is cloned from.
            migrations:
              image: eclipse-temurin:21-jdk
              services:
                - name: postgres:17
                  alias: database
              variables:
                POSTGRES_PASSWORD: postgres
                POSTGRES_DB: test
                DATABASE_URL: postgresql://postgres:postgres@database:5432/test
              rules:
                - if: $CI_PIPELINE_SOURCE == "merge_request_event"
              before_script:
                - apt-get update -q && apt-get install -qy git
                - git clone --depth 1 "$WINDLASS_REPOSITORY" /opt/windlass
                - export PATH="/opt/windlass:$PATH"
              script:
                - windlass validate
                - windlass upgrade head --plan
                - windlass upgrade head --reason "merge request"
                - windlass downgrade base --reason "merge request"
                - windlass upgrade head --reason "merge request"
                - windlass status --exit-code
            """;

    private static final String IMAGE = """
            # An image that brings a database to the head and ends:
            #   docker build -f Dockerfile.migrations --build-arg WINDLASS_REPOSITORY=<where Windlass is cloned from> -t migrations .
            #   docker run --rm -e DATABASE_URL migrations
            FROM eclipse-temurin:21-jdk
            ARG WINDLASS_REPOSITORY
            RUN apt-get update -q && apt-get install -qy --no-install-recommends git \\
                && rm -rf /var/lib/apt/lists/* \\
                && git clone --depth 1 "$WINDLASS_REPOSITORY" /opt/windlass \\
                && /opt/windlass/windlass --version
            WORKDIR /project
            COPY . .
            ENTRYPOINT ["/opt/windlass/windlass"]
            CMD ["upgrade", "head"]
            """;

    private static final String COMPOSE = """
            # docker compose -f compose.yaml -f compose.migrations.yaml up: the application's service waits for "migrate"
            # with   depends_on: {migrate: {condition: service_completed_successfully}}
            services:
              database:
                image: postgres:17
                environment:
                  POSTGRES_PASSWORD: ${POSTGRES_PASSWORD:?set POSTGRES_PASSWORD}
                healthcheck:
                  test: ["CMD", "pg_isready", "-U", "postgres"]
                  interval: 2s
                  retries: 30
              migrate:
                build:
                  context: .
                  dockerfile: Dockerfile.migrations
                  args:
                    WINDLASS_REPOSITORY: ${WINDLASS_REPOSITORY:?set WINDLASS_REPOSITORY}
                environment:
                  DATABASE_URL: postgresql://postgres:${POSTGRES_PASSWORD}@database:5432/postgres
                depends_on:
                  database:
                    condition: service_healthy
            """;

    private static final String UNIT = """
            # Migrates before the application starts. In the application's unit:
            #   Requires=windlass-migrate.service
            #   After=windlass-migrate.service
            [Unit]
            Description=Database migrations
            Wants=network-online.target
            After=network-online.target postgresql.service

            [Service]
            Type=oneshot
            RemainAfterExit=yes
            User=app
            WorkingDirectory=/srv/app
            # DATABASE_URL and other secrets, readable for root alone.
            EnvironmentFile=/etc/app/database.env
            ExecStart=/usr/local/bin/windlass upgrade head
            TimeoutStartSec=infinity

            [Install]
            WantedBy=multi-user.target
            """;
}
