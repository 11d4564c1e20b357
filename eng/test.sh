#!/usr/bin/env bash
# Builds everything and runs every test. The last line is the sum: "N passed, N failed".
# Needs the .NET SDK of global.json; installs git, bubblewrap and chromium when it may, and uses the network for packages only.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 2

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE=1
export DOTNET_GENERATE_ASPNET_CERTIFICATE=false MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0

need() { # program package
  command -v "$1" >/dev/null && return
  local as=()
  [ "$(id -u)" = 0 ] || as=(sudo -n)
  if command -v apt-get >/dev/null && "${as[@]}" true 2>/dev/null; then
    echo "installing $2"
    DEBIAN_FRONTEND=noninteractive "${as[@]}" apt-get install -y -qq "$2" >/dev/null 2>&1 ||
      { "${as[@]}" apt-get update -qq >/dev/null 2>&1 && DEBIAN_FRONTEND=noninteractive "${as[@]}" apt-get install -y -qq "$2" >/dev/null 2>&1; }
  fi
  command -v "$1" >/dev/null || echo "$1 is missing and could not be installed: install the package $2 (such as: sudo apt-get install $2); tests that need it will fail." >&2
}

if ! command -v dotnet >/dev/null; then
  echo "dotnet is missing: install the .NET SDK that global.json names." >&2
  exit 2
fi
need git git
need bwrap bubblewrap
need chromium chromium
need fish fish

log=$(mktemp)
trap 'rm -f "$log"' EXIT

if ! dotnet build Foreplan.slnx -v quiet -clp:NoSummary >"$log" 2>&1; then
  sort -u "$log" | tail -n 60
  echo "The build failed; no test ran."
  echo "0 passed, 1 failed"
  exit 1
fi

# The program that tests start hundreds of times is the one that is shipped: compiled ahead, a start costs half.
if [ "$(uname -sm)" = 'Linux x86_64' ]; then
  export FOREPLAN_TOOL="$PWD/artifacts/tool/foreplan"
  if ! dotnet publish src/Foreplan.Cli -c Release -r linux-x64 -o artifacts/tool -v quiet -p:RunAnalyzersDuringBuild=false -p:CompileProvidersAhead=false >"$log" 2>&1; then
    tail -n 20 "$log"
    echo "The program was not compiled ahead; no test ran."
    echo "0 passed, 1 failed"
    exit 1
  fi
fi

dotnet test Foreplan.slnx --no-build "$@" >"$log" 2>&1
code=$?

grep -vE '^(Test run for|A total of|No test is available|Additionally, path to|\s*$)' "$log" | cut -c 1-400 | head -n 400
awk -v code="$code" '
  /^(Passed|Failed|Skipped)! +- Failed: / {
    line = $0; gsub(/[^0-9,:]/, "", line); split(line, part, /[:,]/)
    failed += part[2]; passed += part[4]; skipped += part[6]
  }
  END {
    # A test host that died has no line of its own.
    if (code != 0 && failed == 0) failed = 1
    printf "%d passed, %d failed%s\n", passed, failed, (skipped > 0 ? ", " skipped " skipped" : "")
    exit (failed > 0)
  }' "$log"
