"""Whether a file has surely gone, or may only be out of reach (a disk that is not mounted, a server of files that is down)."""

from collections.abc import Iterable
from pathlib import Path

from index.sources.address import is_address
from index.sources.item import Place, real

_LARGEST = 2**63 - 1  # that SQLite holds


def number_of(folder: Path) -> int:
    """The number (inode) by which a folder is known again, 0 when there is none.

    A mount point has another number than what is mounted on it.
    """
    try:
        return folder.stat().st_ino & _LARGEST if folder.is_dir() else 0
    except OSError:
        return 0


class Reach:
    """What can be seen of a place's folders now, beside what was seen last time."""

    def __init__(self, place: Place, number: int, files: Iterable[tuple[str, int]]) -> None:
        """`number` is that of the place's own folder last time, `files` what it held, with the numbers of their folders then."""
        given = Path(real(Path(place.name)))
        self._base = given if number else given.parent
        self._number = number
        self._files = {Path(name): folder for name, folder in files}
        self._known: dict[tuple[Path, int], bool] = {}

    def surely_gone(self, name: str) -> bool:
        """Whether a file that was here is not any more, although the folder that it was in can be seen.

        The nearest folder that is still there must be the one of last time, by its number, or hold another file that was
        there then; else it may be an empty mount point, and nothing is sure.
        """
        path = Path(name)
        if not self.is_missing(name):
            return False
        folder = path.parent
        while not _exists(folder) and folder != folder.parent:
            folder = folder.parent
        if not folder.is_relative_to(self._base):
            return False
        return self._is_as_it_was(folder, self._files.get(path, 0) if folder == path.parent else 0)

    def is_missing(self, name: str) -> bool:
        """Whether a name is of a file that is not there, for whatever reason."""
        return bool(name) and not is_address(name) and not _exists(Path(name))

    def is_whole(self) -> bool:
        """Whether the place's own folder is the one of last time."""
        return self._is_as_it_was(self._base, self._number)

    def _is_as_it_was(self, folder: Path, number: int) -> bool:
        former = number or (self._number if folder == self._base else 0)
        key = (folder, former)
        if key not in self._known:
            # A file right in the folder that came with another number came later, and proves nothing.
            others = (file for file, its in self._files.items() if file.parent != folder or former in (0, its))
            self._known[key] = bool(former and former == number_of(folder)) or any(
                file.is_relative_to(folder) and _exists(file) for file in others
            )
        return self._known[key]


def _exists(path: Path) -> bool:
    """Whether there is something; a fault of the file system is no proof that there is not."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True
