#!/bin/bash
# rebuild the pages and collect
cd /tmp/w/phone
/tmp/w/heavy ./run stop >/dev/null 2>&1; PINGAN_PORT=8610 /tmp/w/heavy ./run start 2>&1 | tail -14 | grep -iE "启动|fail|错|running"
