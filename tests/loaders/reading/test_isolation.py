import os
import signal

import pytest

from loaders.errors import RejectedDocument
from loaders.reading import isolation
from loaders.reading.encodings import checked
from loaders.reading.isolation import isolated


def test_what_a_parser_returns_and_what_it_rejects_come_back_from_the_worker() -> None:
    assert isolated(checked, "全县生产总值增长5%。") == "全县生产总值增长5%。"
    with pytest.raises(RejectedDocument) as rejected:
        isolated(checked, "锟斤拷" * 50)
    assert (rejected.value.code, bool(rejected.value.hint)) == ("undecodable", True)


def test_the_parser_runs_in_another_process_that_is_kept() -> None:
    first = isolated(os.getpid)
    assert first != os.getpid()
    assert isolated(os.getpid) == first


def test_a_parser_that_dies_rejects_its_document_and_the_next_one_is_read() -> None:
    with pytest.raises(RejectedDocument) as rejected:
        isolated(os._exit, 7)
    assert rejected.value.code == "damaged"
    assert isolated(len, "下一个") == 3


def test_a_parser_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolation, "MAX_WAIT", 0.3)
    with pytest.raises(RejectedDocument) as rejected:
        isolated(signal.pause)
    assert rejected.value.code == "too_costly"


def test_a_parser_that_counts_too_long_is_ended_however_busy_the_machine_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolation, "MAX_SECONDS", 0)
    with pytest.raises(RejectedDocument) as rejected:
        isolated(sum, range(10**12))
    assert rejected.value.code == "too_costly"


def test_a_parser_that_takes_too_much_memory_rejects_its_document() -> None:
    with pytest.raises(RejectedDocument) as rejected:
        isolated(bytes, 8 * 1024**3)
    assert rejected.value.code == "too_costly"


def test_a_reason_is_printable_and_brief_whatever_a_parser_says() -> None:
    with pytest.raises(RejectedDocument) as rejected:
        isolated(int, "\0\n\ud800" + "九" * 5000)
    assert rejected.value.reason.isprintable()
    assert len(rejected.value.reason) <= 500


def test_whatever_a_parser_raises_is_told_with_its_name() -> None:
    with pytest.raises(RejectedDocument, match="KeyError") as rejected:
        isolated(dict.__getitem__, {}, "word/document.xml")
    assert rejected.value.code == "damaged"
