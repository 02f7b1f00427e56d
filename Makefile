# Aliases for those whose fingers type make. The work is in ./run.
.PHONY: up start stop status reset doctor test lint e2e bench faults schema psql help
up:
	./run
start stop status reset doctor test lint e2e bench faults schema psql help:
	./run $@
