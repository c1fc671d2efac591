#!/usr/bin/env bash
# What ./dev demo shows: a made-up community in 2019 and in 2021, compared. Takes the path of the netweave command.
# SPDX-License-Identifier: GPL-2.0-or-later
set -euo pipefail
netweave=$(realpath "$1")
cd "$(dirname "$0")"
cat <<'TEXT'
A made-up community of 32 organisations. In 2019 a convening organisation answered everyone's questions itself; then it
turned itself into the convener of a community of practice. Each organisation was asked in 2019 and in 2021: whom do you
turn to for advice, and how often? The files are docs/examples/community_*.csv.

$ netweave compare community_2019.csv community_2021.csv --members community_members.csv --hub role=convener

TEXT
"$netweave" compare community_2019.csv community_2021.csv --members community_members.csv --hub role=convener --quiet
cat <<'TEXT'

Next: try your own file with 'netweave profile FILE'; 'netweave --help' shows the rest, docs/evaluators.md explains the words.
TEXT
