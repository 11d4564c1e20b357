#!/usr/bin/env bash
# Packs the tool as it is shipped, installs it from a folder as a stranger would, and runs it there. Exit code 0 when all of that worked.
# Usage: eng/pack.sh [all|quick]; without "all" only the package of this machine's platform is made, which is what is then installed.
# "quick" leaves the providers' clients to the compiler at run time, and the demo out: enough to see that the packing works.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
feed="$PWD/artifacts/package/release"
rm -rf "$feed"
mkdir -p "$work/home" "$work/empty"

fail() { echo "$1"; exit 1; }
pack() { dotnet pack src/Foreplan.Cli -c Release -o "$feed" -v q --nologo -p:RunAnalyzersDuringBuild=false "$@" >"$work/pack.log" 2>&1 || { tail -n 20 "$work/pack.log"; fail "The package was not made."; }; }

if [ "${1:-}" = all ]; then
  pack
  package=foreplan
else
  pack -r linux-x64 $([ "${1:-}" = quick ] && echo -p:CompileProvidersAhead=false)
  package=foreplan.linux-x64
fi
ls -l "$feed" | awk 'NR > 1 { print $9, int($5 / 1000000) " MB" }'

# An own home and package cache: nothing that this machine has already is of use.
cd "$work/empty"
export HOME="$work/home" DOTNET_CLI_HOME="$work/home" NUGET_PACKAGES="$work/packages" DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
cat >nuget.config <<XML
<configuration><packageSources><clear /><add key="folder" value="$feed" /></packageSources></configuration>
XML
dotnet tool install "$package" --version "0.*" --tool-path "$work/tool" --configfile nuget.config >"$work/install.log" 2>&1 || { cat "$work/install.log"; fail "The package was not installed."; }

[ -n "$(find "$work/tool" -path '*/schemas/foreplan.plan.schema.json')" ] || fail "The schemas are not in the package."
tool="$work/tool/foreplan"
"$tool" --version || fail "The tool does not start."
# A document with findings: exit code 1 is the answer, anything else is a fault.
printf '# Plan: Nothing yet\n\n## Phases\n\n### Phase 1: TBD\n' >plan-of-nothing.md
code=0
"$tool" check plan-of-nothing.md --json >check.json || code=$?
[ "$code" = 1 ] && grep -q '"diagnostics"' check.json || fail "check answered $code."
if [ "${1:-}" != quick ]; then
  mkdir "$work/tmp"
  TMPDIR="$work/tmp" "$tool" demo >"$work/demo.log" || fail "demo failed."
  grep -q 'Total (new way)' "$work/demo.log" || fail "demo printed no bill."
  [ -z "$(find "$work/tmp" -name 'foreplan*')" ] || fail "demo left its folder."
  [ ! -e "$HOME/.local/state/foreplan" ] || fail "demo left a state folder."
fi

# Compiled ahead: the library's header names native code, and a start compiles next to nothing.
DOTNET_JitStdOutFile="$work/jit.txt" DOTNET_JitDisasmSummary=1 "$tool" --version >/dev/null
compiled=$(wc -l <"$work/jit.txt")
echo "methods compiled at run time by --version: $compiled"
[ "$compiled" -lt 100 ] || fail "The package is not compiled ahead."
echo "installed and run"
