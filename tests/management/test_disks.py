"""What cannot be written is said in words, with what to do."""

import errno

from tracker.management.disks import cannot_write


def test_a_full_disk_is_told_with_what_is_wanted_and_what_is_free(tmp_path):
    said = cannot_write(tmp_path / "var", errno.ENOSPC, megabytes=80)

    assert said.startswith(f"“{tmp_path}/var” cannot be written: the disk is full.")
    assert "About 80 MB are wanted there" in said
    assert "Make room and start again" in said


def test_a_disk_that_may_not_be_written_needs_no_room(tmp_path):
    said = cannot_write(tmp_path, errno.EROFS, megabytes=80)

    assert said == f"“{tmp_path}” cannot be written: the disk is read-only."
