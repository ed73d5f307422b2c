#!/bin/sh
# The build of the service: whatever is built, and the migrations at the end.
set -eu
cd "$(dirname "$0")"
windlass validate
windlass upgrade head --reason "${REASON:-deployment}"
