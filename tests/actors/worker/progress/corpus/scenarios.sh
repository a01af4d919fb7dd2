# What record.py runs, each section in a folder of its own. Tools are looked for in PATH.
#= pip
python -m venv e && e/bin/python -m pip --no-cache-dir --disable-pip-version-check install numpy colorama
#= pip_build
python -m venv e && mkdir demo && printf '[project]\nname="demo"\nversion="1"\n' > demo/pyproject.toml
printf '[build-system]\nrequires=["setuptools"]\nbuild-backend="setuptools.build_meta"\n' >> demo/pyproject.toml
touch demo/demo.py && e/bin/python -m pip --disable-pip-version-check install ./demo
#= npm
npm init -y >/dev/null 2>&1; npm install --no-fund --no-audit express left-pad
#= pytest
printf 'import pytest\n@pytest.mark.parametrize("n", range(40))\ndef test_a(n):\n    assert n != 7\n' > test_one.py
cp test_one.py test_two.py; printf 'import pytest\n@pytest.mark.skip\ndef test_b(): ...\n' > test_three.py
python -m pytest -p no:cacheprovider --tb=line
#= pytest_v
printf 'import pytest\n@pytest.mark.parametrize("n", range(6))\ndef test_a(n):\n    assert n != 4\n' > test_one.py
printf 'import pytest\n@pytest.mark.skip(reason="50%% off")\ndef test_b(): ...\n@pytest.mark.xfail\ndef test_c(): assert 0\n' > test_two.py
python -m pytest -v -p no:cacheprovider --tb=line
#= make
mkdir sub; for i in 1 2 3 4; do echo "int f$i(void) { return $i; }" > part$i.c; done; echo 'int main(void) { return 0; }' > main.c
cp part1.c sub/g.c; printf 'all:\n\t$(CC) -c g.c -o g.o\n' > sub/Makefile
printf 'CFLAGS=-O2 -Wall\napp: main.o part1.o part2.o part3.o part4.o\n\t$(MAKE) -C sub\n\tgcc -o app $^\n' > Makefile
make
#= cmake
for i in 1 2 3 4 5 6; do echo "int f$i(void) { return $i; }" > part$i.c; done; echo 'int main(void) { return 0; }' > main.c
printf 'cmake_minimum_required(VERSION 3.13)\nproject(demo C)\nadd_executable(app main.c part1.c part2.c part3.c part4.c part5.c part6.c)\n' > CMakeLists.txt
cmake -B build . && cmake --build build
#= ninja
for i in 1 2 3 4 5 6; do echo "int f$i(void) { return $i; }" > part$i.c; done; echo 'int main(void) { return 0; }' > main.c
printf 'cmake_minimum_required(VERSION 3.13)\nproject(demo C)\nadd_executable(app main.c part1.c part2.c part3.c part4.c part5.c part6.c)\n' > CMakeLists.txt
cmake -G Ninja -B build . >/dev/null && ninja -C build
#= cargo
for n in alpha beta gamma app; do mkdir -p $n/src; printf '[package]\nname="%s"\nversion="0.1.0"\nedition="2021"\n' $n > $n/Cargo.toml; echo 'pub fn f() -> u32 { 1 }' > $n/src/lib.rs; done
printf '[workspace]\nmembers=["alpha","beta","gamma","app"]\nresolver="2"\n' > Cargo.toml
printf '[dependencies]\nalpha={path="../alpha"}\nbeta={path="../beta"}\ngamma={path="../gamma"}\n' >> app/Cargo.toml; echo 'fn main() {}' > app/src/main.rs
cargo build
#= tqdm
python -c '
import time
from tqdm import tqdm
for i in tqdm(range(40), desc="Epoch 1"): time.sleep(0.03)
for i in tqdm(range(30)): time.sleep(0.03)
for i in tqdm(iter(range(20)), desc="rows", unit="row"): time.sleep(0.03)
for i in tqdm(range(3000000), unit="B", unit_scale=True): pass
'
#= curl
cat > slow.py <<'END'
import http.server, time
class Slow(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200); self.send_header("Content-Length", "4000000"); self.end_headers()
        for _ in range(40): self.wfile.write(bytes(100000)); time.sleep(0.1)
http.server.HTTPServer(("127.0.0.1", 8917), Slow).serve_forever()
END
python slow.py >/dev/null 2>&1 & sleep 1
curl -o a http://127.0.0.1:8917/data; curl -# -o b http://127.0.0.1:8917/data; kill %1
#= wget
head -c 3000000 /dev/zero > data; python -m http.server 8918 --bind 127.0.0.1 >/dev/null 2>&1 & sleep 1
wget --limit-rate=900k -O a http://127.0.0.1:8918/data; kill %1
#= rsync
mkdir from; for i in 1 2 3 4 5; do head -c 400000 /dev/urandom > from/file$i; done
rsync -a --bwlimit=1000 --progress from/ to; rsync -a --bwlimit=1000 --info=progress2 from/ to2
#= git
git init -q o; cd o; git config user.name demo; git config user.email demo@example.com
for i in $(seq 1 400); do echo $i > f$i; head -c 3000 /dev/urandom >> f$i; done; git add -A; git commit -qm one; cd ..
git clone --progress "file://$PWD/o" c
#= apt
apt-get update; apt-get install -y --reinstall -o Dpkg::Progress-Fancy=1 hostname sl
