# shellcheck shell=bash
# What deploy/up and tests/run need from the machine; sourced, not run.

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1

fail() {
  echo "$*" >&2
  exit 1
}

# Run in the repository, so that global.json decides which SDK is good enough.
require_dotnet() {
  command -v dotnet >/dev/null || fail "The .NET 10 SDK is missing: install it, put dotnet in PATH, and run this again."
  dotnet --version >/dev/null 2>&1 || fail "This machine's .NET SDK is not the one that global.json asks for: install the .NET 10 SDK and run this again."
}

# Prints the bin folder of a PostgreSQL of version 15 or newer; the server itself picks the newest.
find_postgres() {
  local folder version
  local -a folders=()
  if [ -n "${REGISTRY_POSTGRES_BIN:-}" ]; then
    folders=("$REGISTRY_POSTGRES_BIN")
  else
    IFS=: read -ra folders <<<"$PATH"
    folders+=(/usr/lib/postgresql/*/bin /usr/pgsql-*/bin /opt/homebrew/opt/postgresql*/bin /usr/local/opt/postgresql*/bin /home/linuxbrew/.linuxbrew/opt/postgresql*/bin)
  fi
  for folder in "${folders[@]}"; do
    if [ ! -x "$folder/initdb" ] || [ ! -x "$folder/postgres" ]; then
      continue
    fi
    version=$("$folder/postgres" --version 2>/dev/null | sed -nE 's/.*\(PostgreSQL\) ([0-9]+).*/\1/p')
    if [ "${version:-0}" -ge 15 ]; then
      echo "$folder"
      return 0
    fi
  done
  return 1
}

require_postgres() {
  find_postgres >/dev/null && return 0
  [ -z "${REGISTRY_POSTGRES_BIN:-}" ] || fail "REGISTRY_POSTGRES_BIN names $REGISTRY_POSTGRES_BIN, which holds no PostgreSQL 15 or newer."
  case "$(package_manager)" in
    apt-get)
      install_packages PostgreSQL postgresql-common
      # Only the programs are wanted, not the cluster that Debian would start with them.
      as_root sed -i -E 's/^#?create_main_cluster .*/create_main_cluster = false/' /etc/postgresql-common/createcluster.conf
      install_packages PostgreSQL postgresql
      ;;
    dnf) install_packages PostgreSQL postgresql-server ;;
    brew) install_packages PostgreSQL postgresql@17 ;;
    *) fail "PostgreSQL 15 or newer is missing, and there is no apt-get, dnf or brew to install it with: install it, or name its bin folder in REGISTRY_POSTGRES_BIN." ;;
  esac
  find_postgres >/dev/null || fail "The PostgreSQL that this system installs is older than 15: install a newer one, or name its bin folder in REGISTRY_POSTGRES_BIN."
}

require_node() {
  command -v node >/dev/null && command -v npm >/dev/null && return 0
  case "$(package_manager)" in
    apt-get | dnf) install_packages "Node and npm" nodejs npm ;;
    brew) install_packages "Node and npm" node ;;
    *) fail "Node and npm are missing, and there is no apt-get, dnf or brew to install them with." ;;
  esac
}

package_manager() {
  local manager
  for manager in apt-get dnf brew; do
    if command -v "$manager" >/dev/null; then
      echo "$manager"
      return
    fi
  done
}

# install_packages WHAT PACKAGE...
install_packages() {
  local what=$1 manager log
  shift
  manager=$(package_manager)
  echo "Installing $what with $manager ($*) ..."
  log=$(mktemp)
  case "$manager" in
    apt-get)
      as_root apt-get update >"$log" 2>&1 &&
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" >>"$log" 2>&1
      ;;
    dnf) as_root dnf install -y "$@" >"$log" 2>&1 ;;
    brew) brew install "$@" >"$log" 2>&1 ;;
  esac || {
    tail -n 5 "$log" >&2
    fail "$manager could not install $what."
  }
  rm -f "$log"
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    fail "Installing needs root: install sudo, or run as root: $*"
  fi
}

# build_release PROJECT...: quiet unless it fails.
build_release() {
  local project log
  log=$(mktemp)
  for project in "$@"; do
    if ! dotnet build "$project" -c Release -m -v quiet -clp:NoSummary >"$log" 2>&1; then
      grep -E '(error|warning) ' "$log" | sort -u | head -n 20 >&2 || tail -n 20 "$log" >&2
      rm -f "$log"
      fail "The build of $project failed."
    fi
  done
  rm -f "$log"
}
