# Finds a JDK 21 or newer; read by ../windlass and ../mvnw, in POSIX sh, with file name expansion on.

# jdk_version HOME sets $version to its whole version and $major to its first number; false if HOME is no JDK.
jdk_version() {
  version= major=0
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 1
  if [ -r "$1/release" ]; then
    while IFS= read -r line || [ -n "$line" ]; do
      case $line in
        JAVA_RUNTIME_VERSION=*) version=${line#*=} ;;
        JAVA_VERSION=*) [ -n "$version" ] || version=${line#*=} ;;
      esac
    done <"$1/release"
  fi
  # Some distributions leave the file out.
  [ -n "$version" ] || version=$("$1/bin/java" -version 2>&1 | sed -n 's/^[^"]* version "\([^"]*\)".*/\1/p')
  version=${version#\"}
  version=${version%\"}
  major=${version%%[!0-9]*}
  [ -n "$major" ] || { major=0; return 1; }
}

# find_jdk sets $jdk to the folder of a JDK 21 or newer, $version and $major to its version; false, with $problem, if
# there is none. It starts no process unless a JDK does not tell its version in a file.
find_jdk() {
  if [ -n "${WINDLASS_JAVA_HOME:-}" ]; then
    jdk=$WINDLASS_JAVA_HOME
    if ! jdk_version "$jdk"; then
      problem="WINDLASS_JAVA_HOME is not the folder of a JDK: $jdk"
    elif [ "$major" -lt 21 ]; then
      problem="WINDLASS_JAVA_HOME is Java $version, but 21 or newer is needed: $jdk"
    else
      return 0
    fi
    return 1
  fi
  if [ -n "${JAVA_HOME:-}" ] && jdk_version "$JAVA_HOME" && [ "$major" -ge 21 ]; then
    jdk=$JAVA_HOME
    return 0
  fi
  java=$(command -v java 2>/dev/null) || java=
  if [ -n "$java" ]; then
    java=$(readlink -f "$java" 2>/dev/null) || java=
    case $java in
      */bin/java)
        if jdk_version "${java%/bin/java}" && [ "$major" -ge 21 ]; then
          jdk=${java%/bin/java}
          return 0
        fi
        ;;
    esac
  fi
  jdk= best=20 best_version=
  for home in /usr/lib/jvm/* /usr/java/* /usr/local/java/* /usr/local/*jdk* /opt/*jdk* /opt/*java* /opt/*/*jdk* \
      /opt/*temurin* "${HOME:-/}"/.sdkman/candidates/java/* "${HOME:-/}"/.jdks/* "${HOME:-/}"/.jbang/cache/jdks/* \
      "${HOME:-/}"/.asdf/installs/java/* "${HOME:-/}"/.local/share/mise/installs/java/* \
      /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME:-/}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
      /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    if jdk_version "$home" && [ "$major" -gt "$best" ]; then
      jdk=$home best=$major best_version=$version
    fi
  done
  version=$best_version major=$best
  [ -z "$jdk" ] || return 0
  problem="no JDK 21 or newer found in JAVA_HOME, on the PATH or in the usual folders.
  Install one (such as Eclipse Temurin 25), or name its folder with WINDLASS_JAVA_HOME."
  return 1
}
