# What .ci/run and .ci/full share: steps that are counted and timed, what has to be installed, and the steps after every change.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export CI=true

passed=0
failed=0
results=()
log=$(mktemp)
trap 'rm -f "$log"' EXIT

# step NAME COMMAND…: runs a command, counts it as one, and keeps its result and seconds for the record.
step() {
  local name=$1 began=$SECONDS result
  shift
  echo "== $name"
  if "$@"; then
    passed=$((passed + 1))
    result=passed
  else
    failed=$((failed + 1))
    result=FAILED
    echo "FAILED: $name"
  fi
  results+=("$name $result $((SECONDS - began)) s")
  echo "-- $name: $result, $((SECONDS - began)) s"
}

# counted COMMAND…: the tests of a run of vitest are counted one by one.
counted() {
  "$@" 2>&1 | tee "$log"
  local status=${PIPESTATUS[0]} summary
  summary=$(sed 's/\x1b\[[0-9;]*m//g' "$log" | grep -E '^ *Tests ' | tail -n 1)
  count() { printf '%s' "$summary" | grep -oE "[0-9]+ $1" | grep -oE '[0-9]+' || echo 0; }
  passed=$((passed + $(count passed)))
  failed=$((failed + $(count failed)))
  return "$status"
}

has_script() { node -e 'process.exit(process.argv[1] in require("./package.json").scripts ? 0 : 1)' "$1"; }

installed() {
  [ "$(id -u)" = 0 ] || { echo "$* missing, and nothing can be installed without root"; return 1; }
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

chromium_for_browser_test() { command -v chromium >/dev/null || installed chromium; }

unchanged() {
  local difference
  difference=$(git status --porcelain -- "$@")
  [ -z "$difference" ] && return 0
  echo "$difference"
  git --no-pager diff --stat -- "$@"
  return 1
}

# `npm test` and `npm run demo` as README gives them; samples and reports with what these have built.
after_every_change() {
  step "chromium for the browser test" chromium_for_browser_test
  step "npm ci" npm ci
  step "npm test" counted npm test
  step "npm run demo" npm run --silent demo
  step "data-samples made" node data-samples/make.mjs
  step "data-samples are what the generator makes" unchanged data-samples
  step "reports made" node reports/make.mjs
  step "reports are what the code makes" unchanged reports
}

closing() {
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ]
}
