"""Uploads are cut at any byte and workers killed over them: a photo is there whole or not at all."""

from __future__ import annotations

import hashlib
import io
import random
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

import pytest
from PIL import Image

from pingan.core.ids import uuid7
from tests.faults import books
from tests.faults.callers import Answer, Caller, Person
from tests.faults.conftest import Drill
from tests.faults.ledger import Ledger
from tests.faults.parts import Platform, until
from tests.faults.phones import REPORTS, report_body, send_until_answered

pytestmark = pytest.mark.faults

CUTS = 60
SENDERS = 4
SERVER_KILLS = 5
PHOTOS_PER_CASE = 9
# Noise of this size weighs about 130 kB: several packets, several reads.
SIZE = (240, 180)
# A PNG that lacks some of its last twelve bytes, the end mark, still opens.
TAIL = 12
PHOTOS = "SELECT id::text, encode(sent_sha256, 'hex') FROM cases_photo"


@dataclass(frozen=True)
class Upload:
    case_id: str
    photo_id: str
    content: bytes = field(repr=False)

    @property
    def path(self) -> str:
        return f"{REPORTS}/{self.case_id}/photos/{self.photo_id}"

    def raw(self, person: Person) -> tuple[bytes, bytes]:
        """Head and body of the request as they go over the line."""
        headers = person.headers | {
            "Host": "127.0.0.1",
            "Content-Type": "image/png",
            "Content-Length": str(len(self.content)),
        }
        head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        return f"PUT {self.path} HTTP/1.1\r\n{head}\r\n".encode(), self.content


def noise(chance: random.Random) -> bytes:
    width, height = SIZE
    out = io.BytesIO()
    Image.frombytes("RGB", SIZE, chance.randbytes(width * height * 3)).save(out, "PNG")
    return out.getvalue()


def send_and_cut(address: int | Path, upload: Upload, person: Person, cut_at: int, *, reset: bool) -> None:
    """The request up to that byte of its body, and then silence: by a reset, or by a polite end."""
    head, body = upload.raw(person)
    family = socket.AF_INET if isinstance(address, int) else socket.AF_UNIX
    with socket.socket(family, socket.SOCK_STREAM) as line, suppress(OSError):
        line.settimeout(5)
        line.connect(("127.0.0.1", address) if isinstance(address, int) else str(address))
        if reset:
            line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        line.sendall(head + body[:cut_at])


def where_to_cut(chance: random.Random, length: int) -> int:
    """Anywhere, just before the end, or behind it: then only the answer is lost."""
    return chance.choice([chance.randrange(length), length - 1 - chance.randrange(TAIL), length])


class Sender(threading.Thread):
    """Each photo is cut once, and then sent until it is answered."""

    def __init__(
        self, platform: Platform, person: Person, uploads: list[Upload], ledger: Ledger, seed: int
    ) -> None:
        super().__init__(name=f"sender {person.name}", daemon=True)
        # By the front door, and straight to the web server: nginx keeps a body back until it is whole.
        self._doors: list[int | Path] = [platform.place.port, platform.place.run / "sockets" / "web.sock"]
        self._caller = Caller(platform.place.port, person)
        self._uploads = uploads
        self._ledger = ledger
        self._chance = random.Random(seed)
        self.answers: dict[str, Answer] = {}
        self.cuts = 0

    def run(self) -> None:
        for upload in self._uploads:
            cut_at = where_to_cut(self._chance, len(upload.content))
            send_and_cut(
                self._chance.choice(self._doors),
                upload,
                self._caller.person,
                cut_at,
                reset=self._chance.random() < 0.5,
            )
            self.cuts += 1
            # At once, or when the first try has surely been dealt with.
            time.sleep(self._chance.choice([0, 0.3]))
            self.answers[upload.photo_id] = send_until_answered(
                lambda upload=upload: self._caller.put_photo(upload.path, upload.content),
                upload.photo_id,
                self._ledger,
            )
        self._caller.close()


def uploads_of(caller: Caller, count: int, chance: random.Random) -> Iterator[Upload]:
    """Photos for cases reported for them."""
    case_id = ""
    for number in range(count):
        if number % PHOTOS_PER_CASE == 0:
            body = report_body(caller.person)
            case_id = body["id"]
            reported = caller.post(REPORTS, body)
            assert reported is not None
            assert reported.status == 201
        yield Upload(case_id, str(uuid7()), noise(chance))


def kill_servers(platform: Platform, senders: list[Sender], ledger: Ledger, drill: Drill) -> None:
    """While anybody still sends."""
    for _ in range(drill.sized(SERVER_KILLS)):
        time.sleep(drill.chance.uniform(0.2, 1.0))
        if not any(sender.is_alive() for sender in senders):
            return
        ledger.strike()
        platform.web.kill()
        platform.web.start()


def photo_file(platform: Platform, photo_id: str, *, thumb: bool = False) -> Path:
    folder = platform.place.var / "media" / "photos" / UUID(photo_id).hex[-2:]
    return folder / f"{photo_id}{'.thumb' if thumb else ''}.jpg"


def is_whole(path: Path) -> bool:
    with Image.open(path) as picture:
        picture.load()
    return path.read_bytes().endswith(b"\xff\xd9")


def test_a_cut_upload_leaves_no_torn_photo(
    platform: Platform,
    recruit: Callable[[str, int], list[Person]],
    calls: Callable[..., Caller],
    drill: Drill,
) -> None:
    ledger = Ledger()
    people = recruit("qian", SENDERS)
    sent: dict[str, Upload] = {}
    senders = []
    for person in people:
        own = list(uploads_of(calls(person), drill.sized(CUTS) // SENDERS, drill.chance))
        sent |= {upload.photo_id: upload for upload in own}
        senders.append(Sender(platform, person, own, ledger, drill.chance.randrange(1 << 30)))
    for sender in senders:
        sender.start()
    kill_servers(platform, senders, ledger, drill)
    until(lambda: not any(sender.is_alive() for sender in senders), "every photo was answered", 120)
    answers = {key: answer for sender in senders for key, answer in sender.answers.items()}
    everywhere = dict(platform.rows(PHOTOS))
    rows = {key: digest for key, digest in everywhere.items() if key in sent}
    media = platform.place.var / "media" / "photos"
    # What a kill leaves beside is swept up a day later: at most both files of each upload under way.
    parts_left = len(list((media.parent / "beside").glob("*")))
    drill.tell(
        photos=len(sent),
        cuts=sum(sender.cuts for sender in senders),
        server_kills=len(ledger.strikes),
        landed=ledger.landed(),
        arrived_by_the_cut_request=sum(answer.status == 200 for answer in answers.values()),
        rows=len(rows),
        half_written_files=parts_left,
    )
    assert {key: answer.status for key, answer in answers.items() if not answer.acknowledges} == {}
    assert rows == {key: hashlib.sha256(upload.content).hexdigest() for key, upload in sent.items()}
    reader = calls(people[0])
    for photo_id in rows:
        whole, thumb = photo_file(platform, photo_id), photo_file(platform, photo_id, thumb=True)
        assert is_whole(whole)
        assert is_whole(thumb)
        served = reader.get(f"/api/v1/photos/{photo_id}")
        assert served is not None
        assert served.body == whole.read_bytes()
    known = {name for key in everywhere for name in (f"{key}.jpg", f"{key}.thumb.jpg")}
    assert {file.name for file in media.glob("*/*.jpg")} - known == set(), "files that no row knows"
    assert parts_left <= 2 * len(senders) * len(ledger.strikes)
    ledger.must_have_landed()
    books.check(platform)
