#!/bin/sh
# Builds a large Zhandian site in parts as a Slurm array, and merges the parts in a job that waits for all of them.
#
#   SITE=/shared/site OUT=/shared/published PARTS=64 sh slurm.sh
#
# The site folder and the output lie on a shared file system. A part that fails because of the machine (exit code 3) is put
# back into the queue; errors of the content (1) and wrong usage (2) are not tried again.
set -eu
: "${SITE:?the site folder}" "${OUT:?the folder of the published site}" "${PARTS:=64}"
# One day for all parts, in the time of China.
TODAY=${TODAY:-$(TZ=UTC-8 date +%F)}
export SITE OUT PARTS TODAY

array=$(sbatch --parsable --array="1-$PARTS" --requeue --job-name=zhandian-part --export=ALL <<'PART'
#!/bin/sh
zhandian build --root "$SITE" --today "$TODAY" --part "$SLURM_ARRAY_TASK_ID/$PARTS" --out "$OUT.parts/$SLURM_ARRAY_TASK_ID"
code=$?
if [ "$code" = 3 ] && [ "${SLURM_RESTART_COUNT:-0}" -lt 5 ]; then
  scontrol requeue "${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID"
fi
exit "$code"
PART
)
sbatch --dependency="afterok:$array" --job-name=zhandian-merge --export=ALL <<'MERGE'
#!/bin/sh
exec zhandian merge "$OUT".parts/* --out "$OUT"
MERGE
