#!/bin/sh
# Starts a Galera cluster of three MariaDB nodes in a folder, from Debian's packages (mariadb-server, galera-4, rsync), and
# prints what names it to the tests:  eval "$(sh acceptance/src/test/sh/galera.sh FOLDER)"; stop it with 'kill' of the
# processes in FOLDER/pid1 to pid3. Run as root or as the owner of the folder.
set -eu

folder=${1:?usage: galera.sh FOLDER [FIRST_PORT]}
first=${2:-43301}
provider=/usr/lib/galera/libgalera_smm.so
for needed in /usr/sbin/mariadbd /usr/bin/wsrep_sst_rsync "$provider"; do
  [ -e "$needed" ] || { echo "galera.sh: $needed is missing: apt-get install mariadb-server galera-4 rsync" >&2; exit 2; }
done
mkdir -p "$folder"
folder=$(cd "$folder" && pwd -P)
as=
if [ "$(id -u)" -eq 0 ]; then
  as='setpriv --reuid=mysql --regid=mysql --clear-groups'
  chown mysql "$folder"
fi

# start NODE ADDRESS
start() {
  base=$((first + 1000 + $1 * 10))
  $as nohup /usr/sbin/mariadbd --no-defaults --datadir="$folder/data$1" --bind-address=127.0.0.1 \
    --port=$((first + $1 - 1)) --socket="$folder/socket$1" --pid-file="$folder/pid$1" --character-set-server=utf8mb4 \
    --innodb-buffer-pool-size=64M --innodb-flush-log-at-trx-commit=0 --binlog-format=ROW --innodb-autoinc-lock-mode=2 \
    --wsrep-on=ON --wsrep-provider="$provider" --wsrep-cluster-name=windlass --wsrep-cluster-address="$2" \
    --wsrep-sst-method=rsync --wsrep-node-address="127.0.0.1:$base" --wsrep-node-name="node$1" \
    "--wsrep-provider-options=gcache.size=16M;base_port=$base;ist.recv_addr=127.0.0.1:$((base + 1))" \
    >"$folder/log$1" 2>&1 </dev/null &
}

ready() {
  tries=0
  until mariadb -S "$folder/socket$1" -u root -N -e "SHOW STATUS LIKE 'wsrep_ready'" 2>/dev/null | grep -q ON; do
    tries=$((tries + 1))
    [ "$tries" -lt 240 ] || { echo "galera.sh: node $1 is not ready; see $folder/log$1" >&2; exit 1; }
    sleep 0.25
  done
}

$as mariadb-install-db --no-defaults --datadir="$folder/data1" --auth-root-authentication-method=normal --skip-test-db \
  >/dev/null 2>&1
start 1 gcomm://
ready 1
mariadb -S "$folder/socket1" -u root -e "GRANT ALL ON *.* TO root@'127.0.0.1' WITH GRANT OPTION"
mariadb -S "$folder/socket1" -u root -e shutdown
while [ -e "$folder/pid1" ]; do sleep 0.2; done
# The others begin with what the first one has, so that none needs to be sent it.
for node in 2 3; do
  cp -rp "$folder/data1" "$folder/data$node"
  sed -i 's/safe_to_bootstrap: 1/safe_to_bootstrap: 0/' "$folder/data$node/grastate.dat"
  rm -f "$folder/data$node/gvwstate.dat" "$folder/data$node/galera.cache"
done
start 1 gcomm://
ready 1
for node in 2 3; do
  start "$node" "gcomm://127.0.0.1:$((first + 1010))"
  ready "$node"
done
urls=
for node in 1 2 3; do urls="$urls jdbc:mariadb://127.0.0.1:$((first + node - 1))/mysql?user=root"; done
echo "export WINDLASS_TEST_GALERA_URLS='${urls# }'"
