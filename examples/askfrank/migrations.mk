# Database migrations. Values that a target needs are asked for, or given: make migrate-create NAME=add_index
WINDLASS ?= windlass
export NAME
export VERSION
export REASON

.PHONY: migrate-up migrate-down migrate-down-all migrate-reset migrate-status migrate-create migrate-list \
	migrate-validate migrate-goto migrate-force migrate-plan migrate-verify migrate-history migrate-backup \
	migrate-tool-up migrate-tool-down migrate-tool-status migrate-tool-create

# The reason, for the journal, if one was given.
because = $(if $(REASON),--reason "$$REASON")

migrate-up: ## Apply all pending migrations
	@$(WINDLASS) upgrade head $(because)

migrate-down: ## Take back the last migration
	@$(WINDLASS) downgrade -1 $(because)

migrate-down-all: ## Take back ALL migrations (destructive)
	@$(WINDLASS) downgrade base $(because)

migrate-reset: ## Take back all migrations, and apply them again (destructive)
	@$(WINDLASS) reset --yes $(because)
	@$(WINDLASS) upgrade head $(because)

migrate-status: ## Where the database is, what is pending, what is wrong
	@$(WINDLASS) status

migrate-plan: ## What migrate-up would run
	@$(WINDLASS) upgrade head --plan

migrate-create: ## Make the files of a new migration (NAME)
	@name="$$NAME"; \
	if [ -z "$$name" ]; then printf 'Migration name: '; read -r name; fi; \
	if [ -z "$$name" ]; then echo 'no name was given' >&2; exit 2; fi; \
	$(WINDLASS) create "$$name"

migrate-list: ## All migrations, and which are applied
	@$(WINDLASS) list

migrate-history: ## How they follow each other
	@$(WINDLASS) history -v

migrate-validate: ## Check the files against themselves and the journal
	@$(WINDLASS) validate

migrate-verify: ## Check the database against what it must hold
	@$(WINDLASS) verify

migrate-backup: ## Write a backup to the folder backups
	@$(WINDLASS) backup --to backups

migrate-goto: ## Go up or down to a migration (VERSION)
	@version="$$VERSION"; \
	if [ -z "$$version" ]; then printf 'Version: '; read -r version; fi; \
	if [ -z "$$version" ]; then echo 'no version was given' >&2; exit 2; fi; \
	$(WINDLASS) goto "$$version" $(because)

migrate-force: ## Record a version as the current one, and run nothing (VERSION)
	@version="$$VERSION"; \
	if [ -z "$$version" ]; then printf 'Version: '; read -r version; fi; \
	if [ -z "$$version" ]; then echo 'no version was given' >&2; exit 2; fi; \
	$(WINDLASS) force "$$version" $(because)

migrate-tool-up: migrate-up
migrate-tool-down: migrate-down
migrate-tool-status: migrate-status
migrate-tool-create: migrate-create
