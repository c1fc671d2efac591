"""The installed library: what pkg-config says compiles and runs docs/examples/verdict.c, in C and through CMake; the command
and its man page are there. Prints TAP."""

import os
import shutil
import subprocess
import sys
import tempfile

build, source, so_version = sys.argv[1:4]
examples = os.path.join(source, "docs", "examples")
environment = dict(os.environ)
results = []


def run(*command, **settings):
    done = subprocess.run(command, capture_output=True, text=True, **settings)
    if done.returncode != 0:
        raise AssertionError(f"{' '.join(command)}: {done.returncode}: {done.stdout}{done.stderr}")
    return done.stdout


def test(name):
    def register(function):
        try:
            function()
            results.append(f"ok {len(results) + 1} - {name}")
        except Exception as problem:  # every failure is a line of the report
            text = str(problem).replace("\n", "\n# ")
            results.append(f"not ok {len(results) + 1} - {name}\n# {text}")

    return register


root = tempfile.mkdtemp(prefix="netweave-install-")
prefix = os.path.join(root, "usr")
run("meson", "install", "-C", build, "--no-rebuild", "--destdir", root)
configured = run("meson", "introspect", build, "--buildoptions")
installed = next(folder for folder, _, files in os.walk(root) if "netweave.pc" in files)
library = os.path.dirname(installed)
prefix = library[: library.index("/lib")]
environment.update(
    PKG_CONFIG_LIBDIR=installed + ":" + run("pkg-config", "--variable", "pc_path", "pkg-config").strip(),
    PKG_CONFIG_SYSROOT_DIR="",
    LD_LIBRARY_PATH=library,
)
flags = run("pkg-config", "--define-variable=prefix=" + prefix, "--cflags", "--libs", "netweave", env=environment).split()
sanitized = '"address' in configured
flags += ["-fsanitize=address,undefined"] if sanitized else []
waves = [os.path.join(examples, f"community_{year}.csv") for year in (2019, 2021)]


@test("a program of twenty lines compiles against the installed library and prints a verdict")
def _():
    lines = open(os.path.join(examples, "verdict.c")).read().splitlines()
    program = os.path.join(root, "verdict")
    run("cc", "-Wall", "-Wextra", "-Werror", os.path.join(examples, "verdict.c"), "-o", program, *flags, env=environment)
    verdict = run(program, *waves, env=environment)
    assert "denser" in verdict and "less centralised" in verdict, verdict
    assert len(lines) <= 30, len(lines)


@test("the same program explains a missing file in one sentence")
def _():
    program = os.path.join(root, "verdict")
    done = subprocess.run([program, waves[0], "missing.csv"], capture_output=True, text=True, env=environment)
    assert done.returncode != 0 and "missing.csv" in done.stdout and done.stdout.count("\n") == 1, done.stdout


@test("CMake finds it through pkg-config")
def _():
    folder = os.path.join(root, "cmake")
    os.mkdir(folder)
    with open(os.path.join(folder, "CMakeLists.txt"), "w") as file:
        file.write(
            "cmake_minimum_required(VERSION 3.16)\nproject(example C)\nfind_package(PkgConfig REQUIRED)\n"
            "pkg_check_modules(NETWEAVE REQUIRED IMPORTED_TARGET netweave)\n"
            f"add_executable(verdict {examples}/verdict.c)\n"
            "target_link_libraries(verdict PkgConfig::NETWEAVE)\n"
        )
    settings = dict(environment, PKG_CONFIG_PATH=installed, CFLAGS="-fsanitize=address,undefined" if sanitized else "")
    for name in os.listdir(installed):  # CMake asks pkg-config itself: give it the true prefix
        path = os.path.join(installed, name)
        text = open(path).read().splitlines()
        open(path, "w").write("\n".join("prefix=" + prefix if line.startswith("prefix=") else line for line in text) + "\n")
    run("cmake", "-G", "Ninja", "-S", folder, "-B", os.path.join(folder, "build"), env=settings)
    run("cmake", "--build", os.path.join(folder, "build"), env=settings)


@test("a static and a versioned shared library are installed")
def _():
    files = os.listdir(library)
    assert "libnetweave.a" in files and f"libnetweave.so.{so_version}" in files, files


@test("the command and its man page are installed")
def _():
    command = os.path.join(prefix, "bin", "netweave")
    assert run(command, "--version", env=environment).startswith("netweave "), "version"
    pages = [name for _, _, files in os.walk(os.path.join(prefix, "share", "man")) for name in files]
    assert any(name.startswith("netweave.1") for name in pages), pages


shutil.rmtree(root)
print(f"1..{len(results)}")
print("\n".join(results))
sys.exit(any(line.startswith("not ok") for line in results))
