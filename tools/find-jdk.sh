# Sourced by ./build and ./entrepot: exports JAVA_HOME of a JDK 25, looked for in JAVA_HOME, on the path and in the usual install folders.

# The feature version that a JDK folder's `release` file names, or nothing.
jdk_version() { sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null; }

find_jdk() {
  local candidate java
  java=$(command -v java 2>/dev/null || true)
  for candidate in "${JAVA_HOME:-}" "${java:+$(dirname "$(dirname "$(readlink -f "$java")")")}" \
    /usr/lib/jvm/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [[ -n $candidate && -x $candidate/bin/javac && $(jdk_version "$candidate") == 25 ]]; then
      echo "$candidate"
      return
    fi
  done
  return 1
}

if ! JAVA_HOME=$(find_jdk); then
  echo "entrepot: no JDK 25 found. Install one (Debian: apt-get install openjdk-25-jdk, or Temurin 25) or point JAVA_HOME at it." >&2
  exit 1
fi
export JAVA_HOME

require_maven() {
  if ! command -v mvn >/dev/null 2>&1; then
    echo "entrepot: Maven is needed to build. Install Maven 3.8.7 or newer (Debian: apt-get install maven)." >&2
    exit 1
  fi
}
