#!/usr/bin/env bash
# What the action does, in any shell: SPECS, OUT_DIR, FLAGS, BASE and WORK come from outside.
set -euo pipefail

summary=${GITHUB_STEP_SUMMARY:-/dev/stdout}
mkdir -p "$WORK/pictures"
read -ra specs <<< "$SPECS"
read -ra flags <<< "${FLAGS:-}"

# Marks each figure that is stale, missing or left over beside the change; exits with 1 if there is any.
code=0
lrplot check "${specs[@]}" --out-dir "$OUT_DIR" "${flags[@]}" --diagnostics github --diff "$WORK/pictures/stale" || code=$?
if [ "$code" = 0 ]; then
  echo "The figures in \`$OUT_DIR\` are up to date." >> "$summary"
else
  echo "Figures in \`$OUT_DIR\` are not what their specs give: \`lrplot check\` exits with $code. The pictures are in the artifact." >> "$summary"
fi

# What changed specs did before and do now, by the files of both commits.
if [ -n "${BASE:-}" ] && git rev-parse --quiet --verify "$BASE^{commit}" > /dev/null; then
  git worktree add --quiet --detach --force "$WORK/before" "$BASE"
  trap 'git worktree remove --force "$WORK/before"' EXIT
  git diff --name-only --relative --diff-filter=M "$BASE" -- "${specs[@]}" > "$WORK/changed"
  while read -r spec; do
    case $spec in *.json | *.yaml | *.yml | *.toml) ;; *) continue ;; esac
    before="$WORK/before/$(git rev-parse --show-prefix)$spec"
    words=$(lrplot diff "$before" "$spec" --exit-zero 2>&1) || continue
    picture="$WORK/pictures/$(basename "$spec").changed.png"
    lrplot diff "$before" "$spec" --exit-zero -o "$picture" > /dev/null 2>&1 || true
    {
      printf '\n### %s\n\n```\n%s\n```\n\n' "$spec" "$words"
      printf '<details><summary>Before and now</summary>\n\n```\n'
      lrplot show "$before" "$spec" --overlay --width 100 2> /dev/null || true
      printf '```\n\n</details>\n'
    } >> "$summary"
  done < "$WORK/changed"
fi
exit "$code"
