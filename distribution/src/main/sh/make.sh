#!/bin/sh
# Makes the distribution from the jars in target/jars: target/windlass-VERSION (with a Java runtime of its own),
# target/windlass-VERSION-thin (for machines that have one), and an archive of each.
#
#   make.sh VERSION
set -eu

release=$1
here=$(CDPATH='' cd -P "$(dirname "$0")" && pwd -P)
module=$here/../../..
target=$module/target
# shellcheck source=/dev/null
. "$module/../.mvn/find-jdk.sh"
find_jdk || { echo "make.sh: $problem" >&2; exit 1; }

# What Windlass, its drivers and revisions in Java may ask of the platform; jdk.compiler compiles the latter.
modules=java.base,java.logging,java.management,java.naming,java.net.http,java.security.jgss,java.security.sasl,java.sql,\
java.transaction.xa,java.xml,jdk.charsets,jdk.compiler,jdk.crypto.ec,jdk.unsupported,jdk.zipfs

# What the platform would spin at every start is written into the classes once, and every class lies where the archive takes it.
rm -rf "$target/condensed"
cp -rp "$target/jars" "$target/condensed"
"$jdk/bin/java" -cp "$target/classes:$target/tools/asm.jar" dev.windlass.distribution.CondensedJars "$target/condensed"

image() {
  rm -rf "$1"
  mkdir -p "$1/bin" "$1/lib"
  cp -p "$target"/condensed/*.jar "$1/lib/"
  cp "$here/windlass" "$1/bin/windlass"
  chmod 755 "$1/bin/windlass"
  cp "$here/jvm.options" "$1/lib/"
  cp "$module/../LICENSE" "$module/../README.md" "$module/../CHANGELOG.md" "$1/"
  # A jar of nothing but a manifest: the permission for native code (SQLite's driver) can stand there only, since as an
  # option it would turn the class archive off.
  {
    printf 'Main-Class: dev.windlass.cli.Main\nEnable-Native-Access: ALL-UNNAMED\nClass-Path:'
    for jar in "$target"/condensed/*.jar; do printf ' \n  %s' "${jar##*/}"; done
    printf '\n'
  } >"$target/manifest"
  "$jdk/bin/jar" --create --file "$1/lib/windlass.jar" --date=2026-01-01T00:00:00Z --manifest "$target/manifest"
  cat "$1"/lib/*.jar | sha256sum | cut -c 1-16 >"$1/lib/build-id"
}

full=$target/windlass-$release
thin=$target/windlass-$release-thin
image "$thin"
image "$full"
"$jdk/bin/jlink" --add-modules "$modules" --strip-debug --no-header-files --no-man-pages --output "$full/runtime" \
  >"$target/jlink.log" 2>&1 || { cat "$target/jlink.log" >&2; exit 1; }
# The archive of the platform's own classes, on which that of Windlass's builds; jlink leaves it out.
"$full/runtime/bin/java" -XX:+UseSerialGC -Xshare:dump >"$target/dump.log" 2>&1 || { cat "$target/dump.log" >&2; exit 1; }
# SQLite's library for this platform, which its driver would otherwise write to a temporary file at every start.
platform=$("$full/runtime/bin/java" -cp "$(echo "$full"/lib/sqlite-jdbc-*.jar)" org.sqlite.util.OSInfo)
mkdir "$full/lib/native"
(
  cd "$full/lib/native"
  "$jdk/bin/jar" -xf ../sqlite-jdbc-*.jar "org/sqlite/native/$platform"
  mv "org/sqlite/native/$platform"/* .
  rm -r org
)
"$full/bin/windlass" --train-archive "$full/lib"
for folder in "$full" "$thin"; do
  tar -C "$target" -czf "$folder.tar.gz" "${folder##*/}"
done
