"""What can go wrong in the index: one small tree, and each message is a sentence for a person."""


class IndexingError(Exception):
    """The root: its text says what is wrong and what to do next."""


class SourceError(IndexingError):
    """A file that is no readable article; the text names the file, and the field where there is one."""


class HomeError(IndexingError):
    """The folder of the index is missing, cannot be written, or holds something else."""


class BusyError(HomeError):
    """Another process keeps what is needed, and has not let go of it in time; nothing is damaged."""


class VersionError(HomeError):
    """The index was made by another version of Footnote."""


class ModelError(IndexingError):
    """The embedding model is unknown, lacks a key or a package, or is not the one that made the vectors."""


class NotFoundError(IndexingError):
    """No article, or more than one, goes by the name that was given."""


class ServiceError(IndexingError):
    """A service that the index needs (an embedding provider, a Chroma server) did not answer."""
