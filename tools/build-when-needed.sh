# Sourced by ./entrepot: builds into target/app-N when a source is newer than the newest build. target/app names that folder.
# Each build has a folder of its own, so that a running server keeps the jars it was started from.

source "$ENTREPOT_HOME/tools/train-app.sh"

app_folder() { cat "$ENTREPOT_HOME/target/app" 2>/dev/null || true; }

# Something newer than a file, of all that the jars are made of; folders are looked at too, so that a removed file counts.
newer_source() {
  find "$ENTREPOT_HOME/pom.xml" "$ENTREPOT_HOME"/*/pom.xml "$ENTREPOT_HOME"/*/src/main "$ENTREPOT_HOME/tools" \
    -newer "$1" -print -quit
}

is_built() {
  local app
  app=$(app_folder)
  [[ -n $app && -e $app/built && -z $(newer_source "$app/built") ]]
}

# Without tests. All output goes to standard error, because standard output belongs to results.
build_app() {
  local target=$ENTREPOT_HOME/target stamp app old
  stamp=$(mktemp "$target/stamp.XXXXXX")
  echo "entrepot: building, a few minutes at first use" >&2
  if ! (cd "$ENTREPOT_HOME" && mvn --batch-mode --no-transfer-progress -pl cli -am -Dmaven.test.skip=true -Dspotless.check.skip \
    -Djacoco.skip package) >&2; then
    rm -f "$stamp"
    echo "entrepot: the build failed, see above" >&2
    return 1
  fi
  app=$(mktemp -d "$target/app-XXXXXX")
  cp "$ENTREPOT_HOME"/cli/target/lib/*.jar "$ENTREPOT_HOME"/cli/target/entrepot-cli-*.jar "$app/"
  printf '%s:' "$app"/*.jar >"$app/class-path"
  train_app "$app"
  # Sources edited while the build ran are newer than this stamp.
  mv "$stamp" "$app/built"
  printf '%s\n' "$app" >"$target/app.new"
  mv "$target/app.new" "$target/app"
  # The build before this one may still be running; older ones go.
  for old in $(ls -dt "$target"/app-*/ | tail -n +4); do rm -rf "$old"; done
}

build_when_needed() {
  is_built && return
  require_maven
  mkdir -p "$ENTREPOT_HOME/target"
  # Only one at a time; whoever waited finds it done.
  (
    flock 9
    is_built || build_app
  ) 9>"$ENTREPOT_HOME/target/build.lock"
}
