#!/usr/bin/env bash
# How long a person waits for the page of the shipped tool: a plan of 5,000 lines on the screen, first after the server's start and loaded again, and from the key to a note's form.
# Usage: bench/page.sh [TIMES]; the server is started TIMES times, 10 by default. Needs the .NET SDK and chromium. Judges nothing: the exit code is 0 when all of it ran.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

dotnet publish src/Foreplan.Cli -c Release -r linux-x64 --self-contained false -o "$work/tool" -v q --nologo -p:RunAnalyzersDuringBuild=false >"$work/build.log" 2>&1 || { tail -n 20 "$work/build.log"; exit 1; }
dotnet build tests/Foreplan.Browser.Tests -v q --nologo -p:RunAnalyzersDuringBuild=false >"$work/build.log" 2>&1 || { tail -n 20 "$work/build.log"; exit 1; }
FOREPLAN_TOOL="$work/tool/foreplan" FOREPLAN_SPEED="${1:-10}" dotnet test tests/Foreplan.Browser.Tests --no-build --nologo --filter SpeedTests --logger "console;verbosity=detailed" >"$work/test.log" 2>&1 || { tail -n 40 "$work/test.log"; exit 1; }
grep -E '^ *(A plan of|on the screen|from the key)' "$work/test.log" | sed 's/^ *//'
