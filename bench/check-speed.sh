#!/usr/bin/env bash
# How long `foreplan check FOLDER` takes as a process, beside markdownlint-cli2 on the same files in the same run.
# Usage: bench/check-speed.sh [FOLDER] [RUNS]; the folder is ../shared/cases/plans by default.
# Needs the .NET SDK and npm; builds the tool as it is shipped (Release, compiled ahead) and installs markdownlint-cli2 into a temporary folder.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
folder=$(realpath "${1:-../shared/cases/plans}")
runs=${2:-7}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

dotnet publish src/Foreplan.Cli -c Release -r linux-x64 --self-contained false -o "$work/tool" -v q --nologo >"$work/build.log" || { tail -n 20 "$work/build.log"; exit 1; }
(cd "$work" && npm init -y >npm.log 2>&1 && npm install --no-audit --no-fund markdownlint-cli2 >>npm.log 2>&1) || { tail -n 20 "$work/npm.log"; exit 1; }

# One line a run: seconds on the clock, seconds of processor time. What is found makes both exit 1.
timed() { # name command…
  local name=$1
  shift
  TIMEFORMAT='%R %U %S'
  { time "$@" >/dev/null 2>&1 || true; } 2>>"$work/$name.times"
}

# One after the other, so that both meet the same machine.
for _ in $(seq "$runs"); do
  timed foreplan "$work/tool/foreplan" check "$folder"
  timed markdownlint "$work/node_modules/.bin/markdownlint-cli2" "$folder/**/*.md"
done

values() { awk -v column="$2" '{ print column == 1 ? $1 : $2 + $3 }' "$1" | sort -n; }
middle() { values "$1" "$2" | awk '{ at[NR] = $1 } END { printf "%.2f", at[int((NR + 1) / 2)] }'; }
least() { values "$1" "$2" | head -n 1; }

echo "$(find "$folder" -name '*.md' | wc -l) documents, $runs runs each, load $(cut -d' ' -f1 /proc/loadavg) on $(nproc) processors"
for name in foreplan markdownlint; do
  file="$work/$name.times"
  echo "$name: $(middle "$file" 1) s on the clock (least $(least "$file" 1)), $(middle "$file" 2) s of processor time (least $(least "$file" 2))"
done
awk -v a="$(middle "$work/foreplan.times" 1)" -v b="$(middle "$work/markdownlint.times" 1)" 'BEGIN { printf "markdownlint-cli2 takes %.1f times as long\n", b / a }'
