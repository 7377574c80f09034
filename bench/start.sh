# Sourced by the scripts beside it: builds the generator when a source is newer, then `bench COMMAND ...` becomes it.

source "$ENTREPOT_HOME/tools/find-jdk.sh"

bench() {
  local module=$ENTREPOT_HOME/bench
  if [[ ! -e $module/target/built || -n $(find "$module/pom.xml" "$module/src" -newer "$module/target/built" -print -quit) ]]; then
    require_maven
    (cd "$ENTREPOT_HOME" && mvn --batch-mode --no-transfer-progress --quiet -P bench -pl bench -am \
      -Dmaven.test.skip=true -Dspotless.check.skip -Djacoco.skip package) >&2
    touch "$module/target/built"
  fi
  exec "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -Xmx256m -XX:MaxDirectMemorySize=256m \
    -cp "$module/target/classes:$module/target/lib/*" org.entrepot.bench.Bench "$@"
}
