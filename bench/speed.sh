#!/usr/bin/env bash
# How fast the shipped tool is, beside its peers in the same run, as one table: start, status, check, the way to the first request, memory, records, worktrees.
# Usage: bench/speed.sh [FOLDER] [RUNS]; FOLDER holds plans and is ../shared/cases/plans by default.
# Needs the .NET SDK, git, node and npm. Builds the tool as it is shipped (Release, compiled ahead); installs markdownlint-cli2 into a temporary folder.
# Times are medians, with the least behind. What is measured is not judged: the exit code is 0 when all of it ran.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
folder=${1:-../shared/cases/plans}
runs=${2:-7}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME="$work/home" XDG_STATE_HOME="$work/state" XDG_CONFIG_HOME="$work/config" NUGET_PACKAGES="${NUGET_PACKAGES:-$HOME/.nuget/packages}"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 GIT_AUTHOR_NAME=bench GIT_AUTHOR_EMAIL=bench@example.invalid GIT_COMMITTER_NAME=bench GIT_COMMITTER_EMAIL=bench@example.invalid
mkdir -p "$HOME"
tool="$work/tool/foreplan"

dotnet publish src/Foreplan.Cli -c Release -r linux-x64 --self-contained false -o "$work/tool" -v q --nologo >"$work/build.log" 2>&1 || { tail -n 20 "$work/build.log"; exit 1; }
dotnet build bench/Foreplan.Bench -c Release -v q --nologo >"$work/build.log" 2>&1 || { tail -n 20 "$work/build.log"; exit 1; }
(cd "$work" && npm init -y >npm.log 2>&1 && npm install --no-audit --no-fund markdownlint-cli2 >>npm.log 2>&1) || { tail -n 20 "$work/npm.log"; exit 1; }

# Seconds on the clock and of processor time, one line a run. What a check finds makes it exit 1, which is no failure here.
timed() { # name command…
  local name=$1
  shift
  TIMEFORMAT='%R %U %S'
  ${before:-:}
  { time "$@" >/dev/null 2>&1 </dev/null || true; } 2>>"$work/$name.times"
}

# What is compared runs in turn, so that both meet the same machine.
turns() { # name command… -- peer command…
  local name=$1 peer mine=() other=()
  shift
  while [ "$1" != -- ]; do mine+=("$1"); shift; done
  peer=$2
  shift 2
  other=("$@")
  for _ in $(seq "$runs"); do
    timed "$name" "${mine[@]}"
    timed "$peer" "${other[@]}"
  done
}

values() { awk -v column="$2" '{ print column == 1 ? $1 : $2 + $3 }' "$work/$1.times" | sort -n; }
middle() { values "$1" "$2" | awk '{ at[NR] = $1 } END { printf "%.3f", at[int((NR + 1) / 2)] }'; }
least() { values "$1" "$2" | head -n 1; }
row() { printf '%-44s %-26s %-26s %s\n' "$@"; }
seconds() { echo "$(middle "$1" 1) s ($(least "$1" 1))"; }
processor() { echo "$(middle "$1" 2) s ($(least "$1" 2))"; }
share() { awk -v a="$(middle "$1" "$3")" -v b="$(middle "$2" "$3")" 'BEGIN { printf "%.2f times", (b > 0) ? a / b : 0 }'; }
times_row() { row "$1" "$(seconds "$2")" "$(processor "$2")" "$(share "$2" "$3" 1) on the clock, $(share "$2" "$3" 2) of the processor"; }

# A repository of 5,000 files with a plan.
repository="$work/shop"
mkdir -p "$repository" && git -C "$repository" init -q
for i in $(seq 100); do
  mkdir -p "$repository/src/part$i"
  for j in $(seq 50); do echo "export const value$j = $i;" >"$repository/src/part$i/file$j.js"; done
done
git -C "$repository" add -A && git -C "$repository" commit -qm 'A repository of 5,000 files'
# What was written in the same second as the index is compared by content until git has looked again; no person's repository is like that.
sleep 1.1 && git -C "$repository" status --short >/dev/null
(cd "$repository" && "$tool" new 'Limit the rate of requests' && "$tool" spec add 1 'A client that asks too often gets 429' && "$tool" new 'Say when to ask again' && "$tool" spec add 2 'An answer of 429 has Retry-After') >/dev/null
cat >"$repository/plans/001-limit-the-rate-of-requests/plan.md" <<'PLAN'
# Plan: Limit the rate of requests

- **Spec**: spec.md

## Overview
Each client has a bucket; an empty one answers 429.

## Phases

### Phase 1: The bucket
- **Requirements**: R1
- **Files**:
  - `src/part1/bucket.js` (new)

#### Steps
1. Write `take` in `src/part1/bucket.js`.

#### Verify
- `node --check src/part1/bucket.js`
PLAN

cat >"$work/first.mjs" <<'JS'
// From the start of the process to the first bytes of its request at a loopback server, in milliseconds.
import { spawn } from 'node:child_process';
import net from 'node:net';
const [folder, provider, tool, ...words] = process.argv.slice(2);
let begun = 0;
const server = net.createServer(socket => {
  console.log(`${(performance.now() - begun) / 1000} 0 0`);
  child.kill('SIGKILL');
  socket.destroy();
  server.close();
});
let child;
server.listen(0, '127.0.0.1', () => {
  const address = `http://127.0.0.1:${server.address().port}`;
  const own = provider === 'anthropic' ? { ANTHROPIC_BASE_URL: address, ANTHROPIC_API_KEY: 'none' } : { OPENAI_BASE_URL: `${address}/v1`, OPENAI_API_KEY: 'none' };
  begun = performance.now();
  child = spawn(tool, words, { cwd: folder, stdio: 'ignore', env: { ...process.env, ...own } });
  child.on('exit', () => server.close());
});
JS

# The second plan of the repository is a spec only.
first() { # provider model
  for _ in $(seq "$runs"); do
    # Each is a new conversation: a journal that is there would be gone on with.
    rm -rf "$XDG_STATE_HOME"/foreplan/*/plans
    node "$work/first.mjs" "$repository" "$1" "$tool" plan 2 --planner "$1/$2" --yes >>"$work/first-$1.times"
  done
}

# The most memory that a process had, polled while it lives.
peak() {
  "$@" >/dev/null 2>&1 </dev/null &
  local pid=$! most=0 now
  while kill -0 "$pid" 2>/dev/null; do
    now=$(awk '/VmHWM/ { print $2 }' "/proc/$pid/status" 2>/dev/null || true)
    [ "${now:-0}" -gt "$most" ] && most=$now
    sleep 0.02
  done
  echo $((most / 1024))
}

turns version "$tool" --version -- node node -e 0
mkdir -p "$work/new" && git -C "$work/new" init -q && git -C "$work/new" commit -q --allow-empty -m 'Nothing yet'
(cd "$work/new" && turns nothing "$tool" status -- nodenew node -e 0)
# Once the files are older than two seconds, what was told is remembered until something changes.
sleep 2.1 && (cd "$repository" && "$tool" status >/dev/null && turns status "$tool" status -- nodetoo node -e 0)
forgotten() { rm -rf "$XDG_STATE_HOME"/foreplan/*/plans/*foreplan/kept; }
(cd "$repository" && before=forgotten turns anew "$tool" status -- nodeanew node -e 0)
if [ -d "$folder" ]; then
  folder=$(realpath "$folder")
  turns check "$tool" check "$folder" -- markdownlint "$work/node_modules/.bin/markdownlint-cli2" "$folder/**/*.md"
fi
first anthropic claude-opus-4-5
first openai gpt-5

echo "$runs runs each, load $(cut -d' ' -f1 /proc/loadavg) on $(nproc) processors; medians (least)"
row '' 'on the clock' 'processor' 'beside'
times_row 'foreplan --version' version node
times_row 'foreplan status, no plan yet' nothing nodenew
times_row 'foreplan status, two plans' status nodetoo
times_row 'foreplan status, two plans that changed' anew nodeanew
row 'node -e 0' "$(seconds node)" "$(processor node)" ''
if [ -d "$folder" ]; then
  times_row "foreplan check, $(find "$folder" -name '*.md' | wc -l) plans" check markdownlint
  row 'markdownlint-cli2, the same files' "$(seconds markdownlint)" "$(processor markdownlint)" ''
fi
for provider in anthropic openai; do
  [ -s "$work/first-$provider.times" ] && row "plan to the first request, $provider, 5,000 files" "$(seconds "first-$provider")" '' '' || row "plan to the first request, $provider" 'no request came' '' ''
done
row 'foreplan demo: most memory' "$(cd "$work" && peak "$tool" demo) MB" '' ''
row 'a durable record' "$(dotnet artifacts/bin/Foreplan.Bench/release/Foreplan.Bench.dll records)" '' ''
echo
dotnet artifacts/bin/Foreplan.Bench/release/Foreplan.Bench.dll worktree
