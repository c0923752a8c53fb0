#!/usr/bin/env python3
"""Runs the recipes of docs/sharding.md: GNU parallel, a Slurm job array, the parts of a CI matrix.

   usage: scripts/test-sharding.py BINARY WORK

The lines are those of the document, with a chart of a second in place of one of a minute, and four parts. Each recipe ends in a
figure, which has to be the one that is drawn without parts, and takes no run that no part has made. Slurm is Debian's (slurm-wlm, munge), on this host alone, with folders
and ports of its own; where its daemons do not start, that is said and the job script runs with SLURM_ARRAY_TASK_ID set. What cannot
be had is named.
"""
import os, pathlib, re, shutil, signal, socket, subprocess, sys, time

import trials

binary, work = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
root = pathlib.Path(__file__).resolve().parent.parent
document = (root / "docs" / "sharding.md").read_text()
CHART = "templates/charts/f12_two_basins.json"
PARTS = 4


def recipe(heading, kind="sh"):
    """The code under a heading of the document, with the small chart and few parts."""
    section = document.split(f"\n## {heading}", 1)[1].split("\n## ", 1)[0]
    code = re.search(rf"```{kind}\n(.*?)```", section, re.S).group(1)
    code = re.sub(r"templates/charts/\w+\.json", CHART, code)
    return code.replace("1-16", f"1-{PARTS}").replace("/16", f"/{PARTS}")


def folder(name):
    """A folder that looks like a clone, with `lrplot` on its path."""
    place = work / name
    shutil.rmtree(place, ignore_errors=True)
    (place / "bin").mkdir(parents=True)
    (place / "bin" / "lrplot").symlink_to(binary)
    (place / "templates").symlink_to(root / "templates")
    return place


def run(place, *words, code=(0,), more={}):
    env = {name: value for name, value in os.environ.items() if name != "LRPLOT_CACHE"}
    env |= {"PATH": f"{place / 'bin'}:{env['PATH']}"} | more
    done = subprocess.run(words, cwd=place, env=env, capture_output=True, text=True, timeout=240)
    assert done.returncode in code, f"{' '.join(map(str, words))}: {done.returncode}\n{done.stdout}{done.stderr}"
    return done.stdout + done.stderr


def kept(place):
    """How many results the folder has."""
    return sum(one.is_file() for one in (place / "results").rglob("*"))


def merged(place, name):
    """The figure of the parts, which takes no run of its own, is the figure of the whole."""
    count = kept(place)
    assert count, "nothing was kept"
    run(place, "lrplot", CHART, "--cache", "results", "-o", name)
    # What is new is the figure itself, which is kept too.
    assert kept(place) <= count + 1, f"{kept(place) - count} files were made that no part had kept"
    run(place, "lrplot", CHART, "--no-cache", "-o", "whole.svg")
    assert (place / name).read_bytes() == (place / "whole.svg").read_bytes(), f"{name} is another figure than without parts"


def parallel():
    place = folder("parallel")
    # GNU parallel counts the parts that had to leave something to others.
    run(place, "sh", "-c", "export PARALLEL_HOME=$PWD; " + recipe("GNU parallel, one machine or several"))
    merged(place, "two_basins.svg")


def matrix():
    place = folder("matrix")
    line = re.search(r"- run: (.*)", recipe("A CI matrix", "yaml")).group(1)
    for part in range(1, PARTS + 1):
        # A machine each, and a folder that the later job has them all in.
        run(place, "sh", "-c", line.replace("${{ matrix.part }}", str(part)).replace("results", f"results-{part}"), code=(0, 75))
        shutil.copytree(place / f"results-{part}", place / "results", dirs_exist_ok=True)
    merged(place, "merged.svg")


CONFIG = """
ClusterName=one
SlurmctldHost={host}(127.0.0.1)
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket={state}/munge.socket
CredType=cred/munge
SlurmctldPort={ports[0]}
SlurmdPort={ports[1]}
StateSaveLocation={state}/ctld
SlurmdSpoolDir={state}/d
SlurmctldPidFile={state}/ctld.pid
SlurmdPidFile={state}/d.pid
SlurmctldLogFile={state}/ctld.log
SlurmdLogFile={state}/d.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
MpiDefault=none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
ReturnToService=2
NodeName={host} NodeAddr=127.0.0.1 CPUs={cores} State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
"""


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def slurm():
    place = folder("slurm")
    script = place / "job.sh"
    script.write_text(recipe("A Slurm job array"))
    script.chmod(0o755)
    why = array(place, script)
    if why:
        print(f"test-sharding: MISSING a Slurm that runs: {why}; the job script runs by itself")
        for part in range(1, PARTS + 1):
            run(place, "sh", str(script), code=(0, 75), more={"SLURM_ARRAY_TASK_ID": str(part), "SLURM_SUBMIT_DIR": str(place)})
    merged(place, "merged.svg")


def array(place, script):
    """Runs the job array under a Slurm of its own; what hinders, or nothing."""
    state = place / "slurm"
    for name in ["ctld", "d"]:
        (state / name).mkdir(parents=True)
    key = state / "munge.key"
    key.write_bytes(os.urandom(128))
    key.chmod(0o400)
    config = state / "slurm.conf"
    host = socket.gethostname().split(".")[0]
    config.write_text(CONFIG.format(host=host, state=state, ports=[free_port(), free_port()], cores=os.cpu_count()))
    env = {"SLURM_CONF": str(config)}
    daemons = []

    def start(*words):
        """A daemon in the foreground; it is killed at the end."""
        with open(state / f"{pathlib.Path(words[0]).name}.out", "w") as out:
            daemons.append(subprocess.Popen(words, env=os.environ | env, stdout=out, stderr=out, start_new_session=True))

    try:
        start(
            "munged", "--foreground", "--force", f"--key-file={key}", f"--socket={state}/munge.socket", f"--pid-file={state}/munge.pid",
            f"--log-file={state}/munge.log", f"--seed-file={state}/munge.seed")
        start("slurmctld", "-D", "-f", str(config))
        start("slurmd", "-D", "-f", str(config))
        idle, until = "", time.time() + 40
        while "idle" not in idle:
            if time.time() > until or any(one.poll() is not None for one in daemons):
                logs = [(state / name).read_text().strip().splitlines()[-1:] for name in ["munged.out", "slurmctld.out", "slurmd.out"]]
                return " | ".join(line for lines in logs for line in lines) or idle or "no answer"
            time.sleep(1)
            asked = subprocess.run(["sinfo", "--noheader", "-o", "%T"], env=os.environ | env, capture_output=True, text=True, check=False)
            idle = asked.stdout + asked.stderr
        run(place, "sbatch", "--wait", "--output", f"{state}/job-%a.txt", str(script), more=env, code=(0, 75))
        logs = sorted(state.glob("job-*.txt"))
        assert len(logs) == PARTS, f"{len(logs)} jobs of {PARTS}"
        return None
    finally:
        for one in reversed(daemons):
            # The group of one that has ended may be gone.
            if one.poll() is None:
                os.killpg(one.pid, signal.SIGTERM)
        for one in daemons:
            try:
                one.wait(10)
            except subprocess.TimeoutExpired:
                os.killpg(one.pid, signal.SIGKILL)
                one.wait()


def lacks(name, *programs):
    """What is missing of the programs of a recipe; nothing where all are there."""
    missing = [program for program in programs if not shutil.which(program)]
    return f"{', '.join(missing)}: {name} was not tried" if missing else None


sys.exit(trials.run("test-sharding", [
    ("GNU parallel", lacks("GNU parallel", "parallel"), parallel),
    ("a CI matrix", None, matrix),
    ("a Slurm job array", lacks("a Slurm job array", "munged", "slurmctld", "slurmd", "sbatch"), slurm),
]))
