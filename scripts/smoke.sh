#!/usr/bin/env bash
# Packs the package, installs it in an empty folder, and uses it as a new user would.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
folder=$(mktemp -d)
mock=
trap '[ -z "$mock" ] || kill "$mock" 2>/dev/null || true; rm -rf "$folder"' EXIT

npm pack --silent --pack-destination "$folder" "$root" >/dev/null
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund ./facsimile-*.tgz
echo "installed: $(npm ls --all --parseable 2>/dev/null | tail -n +2 | wc -l) packages, $(du -sm node_modules | cut -f1) MB"

npx --no facsimile -- --version
npx --no facsimile -- apis >/dev/null
npx --no facsimile -- mock --port 0 --seed 1 >start.txt 2>&1 &
mock=$!
for _ in $(seq 100); do grep -q 'Stop with' start.txt && break; sleep 0.1; done
grep -q 'Stop with' start.txt || { cat start.txt; exit 1; }

grep -o 'curl -i .*' start.txt | while read -r line; do
  status=$(eval "$line -s -o answer.txt -w '%{http_code}'")
  case $status in 200 | 204) echo "$status  $line" ;; *) echo "unexpected $status from: $line"; cat answer.txt; exit 1 ;; esac
done

cat >use.mjs <<'JS'
import { createMock } from 'facsimile'
import { facsimileRouter } from 'facsimile/express'
import contract from 'facsimile/specs/okta.json' with { type: 'json' }
const mock = await createMock({ apis: ['identity'], seed: 1 })
const response = await mock.handle(new Request('http://mock/identity/sessions/nope'))
if (response.status !== 422 || typeof facsimileRouter(mock) !== 'function' || !contract.openapi) process.exit(1)
console.log('library: ok')
JS
node use.mjs
