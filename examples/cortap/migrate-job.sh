#!/bin/sh
# A job of its own: migrates, shows where the database is, and fails if anything is left to do.
set -eu
cd "$(dirname "$0")"
windlass upgrade head --reason "${REASON:-deployment}"
windlass status --exit-code
