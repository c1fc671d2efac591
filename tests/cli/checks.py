"""What the netweave command promises programs and people who stop it: JSON, signals, full disks, help that is true.

    checks.py NETWEAVE MANUAL SHARED-DATA      prints TAP
SPDX-License-Identifier: GPL-2.0-or-later
"""

import csv
import io
import json
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

binary, manual, shared = (os.path.abspath(path) for path in sys.argv[1:4])
here = os.path.dirname(os.path.abspath(__file__))
COMMANDS = ("profile", "compare", "measure", "flow", "qap", "describe", "convert", "generate")


class Skip(Exception):
    """Something that the test needs is not there."""


def call(*arguments, **keywords):
    keywords.setdefault("capture_output", True)
    return subprocess.run([binary, *arguments], cwd=os.path.join(here, "data"), timeout=120, check=False, **keywords)


def answer(*arguments):
    done = call(*arguments)
    assert done.returncode == 0, f"{arguments}: exit {done.returncode}: {done.stderr.decode()}"

    def refuse(word):
        raise AssertionError(f"{arguments}: JSON has no {word}")

    return json.loads(done.stdout.decode("utf-8"), parse_constant=refuse)


def data(*parts):
    path = os.path.join(shared, *parts)
    if not os.path.exists(path):
        raise Skip(f"{os.path.join(*parts)} is not there")
    return path


def has(thing, *keys):
    missing = [key for key in keys if key not in thing]
    assert not missing, f"missing {missing} in {sorted(thing)}"


def network_head(network):
    has(network, "source", "members", "ties", "directed", "weighted", "components", "isolates")
    assert isinstance(network["directed"], bool) and isinstance(network["weighted"], bool)


def structure(thing):
    has(thing, "type", "type_probability", "hub", "hub_dependence", "hub_tie_share", "hub_brokerage", "hub_bottleneck",
        "hub_speed_loss", "peer_efficiency", "effective_hubs")
    assert isinstance(thing["hub"], list) and isinstance(thing["type_probability"], dict)


# ---- the contract ----

def measure_json_has_the_keys_of_the_contract():
    result = answer("measure", "star.csv", "density", "degree", "--json")
    has(result, "netweave", "command", "network", "measures", "members", "ties", "notes", "seed", "conventions")
    network_head(result["network"])
    assert result["command"] == "measure" and result["network"]["members"] == 6
    assert abs(result["measures"]["density"] - 1 / 3) < 1e-12
    assert result["members"][0] == {"member": "hub", "degree": 5}
    assert result["network"]["components"] == 1 and result["network"]["isolates"] == 0


def measure_json_gives_ties_with_both_ends():
    result = answer("measure", "star.csv", "--scope", "tie", "--json")
    assert len(result["ties"]) == 5
    has(result["ties"][0], "from", "to")


def undefined_is_null_and_a_note_says_why():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "one.csv")
        with open(path, "w", encoding="utf-8") as file:
            file.write("id\nalone\n")
        with open(os.path.join(folder, "ties.csv"), "w", encoding="utf-8") as file:
            file.write("from,to\nalone,other\n")
        result = answer("measure", os.path.join(folder, "ties.csv"), "density", "--without", "other", "--json")
    assert result["measures"]["density"] is None
    assert any("density" in note for note in result["notes"]), result["notes"]


def every_measure_goes_into_json_and_csv():
    result = answer("measure", "after.csv", "--all", "--json")
    assert result["measures"] and result["members"] and result["ties"]
    done = call("measure", "after.csv", "--scope", "member", "--csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout.decode())))
    assert len(rows) == 11 and set(rows[0]) == set(result["members"][0])


def profile_json_has_the_keys_of_the_contract():
    result = answer("profile", "before.csv", "--draws", "20", "--json")
    has(result, "netweave", "command", "network", "structure", "members", "notes", "seed")
    network_head(result["network"])
    structure(result["structure"])
    has(result["members"][0], "member", "role")
    assert abs(sum(result["structure"]["type_probability"].values()) - 1) < 1e-9


def compare_json_has_the_keys_of_the_contract():
    result = answer("compare", "before.csv", "after.csv", "--draws", "50", "--json")
    has(result, "netweave", "command", "before", "after", "members", "ties", "measures", "notes", "sentence", "seed")
    for side in ("before", "after"):
        network_head(result[side]["network"])
        structure(result[side]["structure"])
    assert result["members"] == {"stayed": 10, "joined": 1, "left": 1}
    has(result["ties"], "kept", "formed", "dissolved", "jaccard")
    for row in result["measures"]:
        assert list(row) == ["name", "before", "after", "change", "low", "high", "p", "p_adjusted", "test", "draws"]
        assert row["p"] is None or row["p"] > 0
    density = next(row for row in result["measures"] if row["name"] == "density")
    assert abs(density["before"] - 0.2) < 1e-12 and density["after"] > density["before"]


def flow_json_has_the_keys_of_the_contract():
    result = answer("flow", "before.csv", "--json")
    has(result, "netweave", "command", "seed", "sentence", "network", "flow", "seeds", "conventions", "notes")
    has(result["flow"], "hub", "numbers", "routes", "bottlenecks", "members", "curve")
    has(result["flow"]["numbers"][0], "case", "origin", "can_hear", "steps", "rounds", "rounds_error", "tip", "practice")
    assert list(answer("flow", "before.csv", "after.csv", "--json")["after"]) == ["name", "network", "flow"]


def more_waves_give_steps():
    result = answer("compare", "before.csv", "waves.csv", "after.csv", "--draws", "0", "--json")
    assert len(result["steps"]) == 2
    has(result["steps"][0], "before", "after", "members", "ties", "measures")


def names_with_quotes_and_markup_survive_json():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "names.csv")
        with open(path, "w", encoding="utf-8") as file:
            file.write('from,to\n"say ""hi""",<b>\n<b>,"tab\there, and ✓"\n')
        result = answer("measure", path, "degree", "--json")
    assert {row["member"] for row in result["members"]} == {'say "hi"', "<b>", "tab\there, and ✓"}


# ---- stopping ----

def big_network(folder):
    """A file that takes long to measure."""
    path = os.path.join(folder, "big.csv")
    members = 30000
    with open(path, "w", encoding="utf-8") as file:
        file.write("from,to\n")
        for k in range(members):
            file.writelines(f"m{k},m{(k * factor + 1) % members}\n" for factor in (3, 7, 11, 13))
    return path


def signal_stops(number, *command):
    with tempfile.TemporaryDirectory() as folder:
        path, out = big_network(folder), os.path.join(folder, "out.json")
        # A process group that ignores SIGINT would hand that down: restore it.
        child = subprocess.Popen([binary, command[0], path, *command[1:], "--json", "-o", out], stderr=subprocess.PIPE,
                                 preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler))
        time.sleep(1.0)
        assert child.poll() is None, "the network is too small for this test"
        begin = time.monotonic()
        child.send_signal(number)
        errors = child.communicate(timeout=30)[1].decode()
        took = time.monotonic() - begin
        assert child.returncode == 130, f"exit {child.returncode}: {errors}"
        busy = max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))
        assert took < 1.0 * busy, f"took {took:.2f} s"
        assert errors == "netweave: stopped; nothing was written\n", errors
        assert os.listdir(folder) == ["big.csv"], os.listdir(folder)


def control_c_stops_within_a_second_and_leaves_no_file():
    signal_stops(signal.SIGINT, "measure", "betweenness")
    signal_stops(signal.SIGINT, "flow")


def a_termination_stops_as_control_c_does():
    signal_stops(signal.SIGTERM, "measure", "betweenness")


def control_c_stops_a_wait_for_standard_input():
    child = subprocess.Popen([binary, "measure", "-", "density"], stdin=subprocess.PIPE, stderr=subprocess.PIPE,
                             preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler))
    time.sleep(0.3)
    child.send_signal(signal.SIGINT)
    assert child.wait(timeout=5) == 130, child.returncode
    assert child.stderr.read() == b"netweave: stopped; nothing was written\n"
    child.stdin.close()
    child.stderr.close()


def a_file_is_old_or_whole_whenever_it_is_killed():
    delays = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "out.json")
        for k in range(20):
            with open(out, "w", encoding="utf-8") as file:
                file.write('"old"')
            child = subprocess.Popen([binary, "measure", os.path.join(here, "data", "after.csv"), "--all", "--json", "-o",
                                      out], stderr=subprocess.DEVNULL)
            time.sleep(delays.uniform(0, 0.1))
            child.send_signal((signal.SIGINT, signal.SIGTERM, signal.SIGKILL)[k % 3])
            child.wait(timeout=10)
            with open(out, encoding="utf-8") as file:
                assert json.load(file) == "old" or child.returncode in (0, -signal.SIGKILL, 130)
            left = [name for name in os.listdir(folder) if name != "out.json"]
            assert len(left) <= (k % 3 == 2), left
            for name in left:
                os.remove(os.path.join(folder, name))


def a_time_that_runs_out_gives_exit_code_124():
    with tempfile.TemporaryDirectory() as folder:
        done = call("measure", big_network(folder), "betweenness", "--timeout", "1")
    assert done.returncode == 124, f"exit {done.returncode}: {done.stderr.decode()}"
    assert done.stdout == b"" and done.stderr.count(b"\n") == 1


# ---- where the answer goes ----

def a_full_disk_is_an_error():
    if not os.path.exists("/dev/full"):
        raise Skip("no /dev/full here")
    with open("/dev/full", "wb") as full:
        done = call("measure", "star.csv", "density", capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 5, done.returncode
    assert b"standard output cannot be written" in done.stderr, done.stderr


def no_room(command):
    """Runs a shell command in a folder of 64 KB, where out.csv is old; gives what it printed, then the folder's files."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(["unshare", "-rm", "sh", "-c",
                               f"mount -t tmpfs -o size=64k none {folder} || exit 99; cd {folder}; echo old >out.csv; "
                               f"{command} 2>&1; echo exit $?; cat out.csv; ls -A"],
                              capture_output=True, timeout=120, check=False)
    if done.returncode != 0:
        raise Skip("a small disk cannot be mounted here")
    return done.stdout.decode()


def a_disk_that_is_really_full_keeps_the_old_file_and_nothing_else():
    if shutil.which("unshare") is None:
        raise Skip("no unshare here")
    said = no_room(f"{binary} generate star:members=20000 -o out.csv -q")
    assert re.fullmatch(r"netweave: \S*out.csv: cannot be written: No space left on device; .*\nexit 5\nold\nout.csv\n",
                        said), said


def a_limit_on_the_size_of_files_is_met_as_a_full_disk():
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "out.csv")
        done = call("generate", "star:members=20000", "-o", out, "-q",
                    preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)), restore_signals=True)
        assert done.returncode == 5 and b"cannot be written: File too large" in done.stderr, (done.returncode, done.stderr)
        assert not os.listdir(folder), os.listdir(folder)


def a_reader_that_goes_away_is_met_in_silence():
    for ignored in (False, True):
        reading, writing = os.pipe()
        os.close(reading)
        done = call("describe", "--help", capture_output=False, stdout=writing, stderr=subprocess.PIPE,
                    restore_signals=not ignored)
        os.close(writing)
        assert done.returncode in (141, -signal.SIGPIPE), done.returncode
        assert done.stderr == b"", done.stderr


def progress_is_not_shown_where_no_terminal_is():
    done = call("profile", "before.csv")
    assert done.stderr == b"", done.stderr


def a_terminal_sees_progress_of_long_work_unless_it_is_to_be_quiet():
    for quiet in ([], ["--quiet"]):
        try:
            master, terminal = os.openpty()
        except OSError:
            return  # no terminals here, as in a bare chroot
        with tempfile.TemporaryDirectory() as folder:
            call("measure", big_network(folder), "betweenness", "--timeout", "2", *quiet, capture_output=False,
                 stdout=subprocess.DEVNULL, stderr=terminal)
        os.close(terminal)
        seen = os.read(master, 1 << 16).decode()
        os.close(master)
        assert ("%" in seen) == (not quiet), seen


# ---- help that is true ----

def every_example_of_the_help_runs():
    for command in COMMANDS:
        text = call(command, "--help").stdout.decode()
        examples = re.findall(r"^  (netweave .*)$", text.split("Examples:")[1].split("\nOptions")[0], re.MULTILINE)
        assert examples, f"{command}: no examples"
        with tempfile.TemporaryDirectory() as folder:
            place = shutil.copytree(os.path.join(here, "data"), os.path.join(folder, "data"))
            os.symlink(binary, os.path.join(folder, "netweave"))
            environment = dict(os.environ, PATH=folder + os.pathsep + os.environ["PATH"])
            for example in examples:
                done = subprocess.run(["bash", "-c", example], cwd=place, env=environment, capture_output=True,
                                      timeout=120, check=False)
                assert done.returncode == 0, f"{example}: exit {done.returncode}: {done.stderr.decode()}"


def the_manual_has_every_command_and_option_of_the_help():
    with open(manual, encoding="utf-8") as file:
        text = file.read()
    for command in COMMANDS:
        assert f".It Cm {command}" in text, command
        for option in re.findall(r"^  (?:-\w, )?--([a-z-]+)", call(command, "--help").stdout.decode(), re.MULTILINE):
            assert f"Fl Fl {option}" in text or f"Fl {option}" in text, f"{command} --{option} is not in the manual"
    for code in re.findall(r"^ +(\d+)  ", call("--help").stdout.decode(), re.MULTILINE):
        assert f".It {code}\n" in text, f"exit code {code} is not in the manual"


# ---- real networks ----

def changes(*arguments):
    result = answer("compare", *arguments, "--json")
    return result, {row["name"]: row for row in result["measures"]}


def kapferers_workers_talk_more_and_through_fewer_hubs():
    result, rows = changes(data("kapferer_tailorshop", "KAPTAIL.DAT"), "--layer", "KAPFTS1,KAPFTS2", "--draws", "200")
    for name, before, after in (("density", .213, .301), ("degree_centralization", .441, .376),
                                ("betweenness_centralization", .199, .088)):
        assert abs(rows[name]["before"] - before) < .0006 and abs(rows[name]["after"] - after) < .0006, rows[name]
    assert "denser" in result["sentence"] and "less centralised" in result["sentence"], result["sentence"]


def kapferers_workers_help_more_and_through_more_of_a_hub():
    result, rows = changes(data("kapferer_tailorshop", "KAPTAIL.DAT"), "--layer", "KAPFTI1,KAPFTI2", "--draws", "200")
    row = rows["out_degree_centralization"]
    assert abs(row["before"] - .249) < .0006 and abs(row["after"] - .465) < .0006, row
    assert "denser" in result["sentence"] and "more centralised" in result["sentence"], result["sentence"]


def thurmans_chart_is_a_hub_and_his_office_is_not():
    file = data("thurman_office", "THUROFF.DAT")
    assert answer("profile", file, "--layer", "THURA", "--json")["structure"]["type"] == "hub_and_spoke"
    assert answer("profile", file, "--layer", "THURM", "--json")["structure"]["type"] != "hub_and_spoke"


def a_stable_cohort_is_not_said_to_have_changed():
    folder = data("s50_glasgow", "derived")
    result, _ = changes(os.path.join(folder, "wave1.csv"), os.path.join(folder, "wave3.csv"), "--members",
                        os.path.join(folder, "nodes.csv"), "--draws", "200")
    assert "No change is shown" in result["sentence"], result["sentence"]
    assert "No claim is made on structure" in result["sentence"], result["sentence"]


def fixed_choice_forbids_a_statement_on_density():
    folder = data("camp92", "derived")
    result, rows = changes(os.path.join(folder, "campnet_top3_T2.csv"), os.path.join(folder, "campnet_top3_T3.csv"),
                           "--draws", "200")
    assert rows["density"]["p"] is None, rows["density"]
    said = " ".join([result["sentence"], *result["notes"]])
    assert "same number" in said or "fixed" in said, said


TESTS = [thing for name, thing in list(globals().items())
         if callable(thing) and "_" in name and getattr(thing, "__code__", None)
         and thing.__code__.co_argcount == 0 and not name.startswith("_")]


def main():
    failed = 0
    for number, test in enumerate(TESTS, 1):
        sentence = test.__name__.replace("_", " ")
        try:
            test()
            print(f"ok {number} - {sentence}", flush=True)
        except Skip as skip:
            print(f"ok {number} - {sentence} # SKIP {skip}", flush=True)
        except (AssertionError, KeyError, subprocess.TimeoutExpired, ValueError) as problem:
            failed = 1
            print(f"not ok {number} - {sentence}", flush=True)
            print("# " + "\n# ".join(f"{type(problem).__name__}: {problem}".splitlines()), flush=True)
    print(f"1..{len(TESTS)}")
    return failed


if __name__ == "__main__":
    sys.exit(main())
