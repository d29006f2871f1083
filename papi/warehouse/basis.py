"""What a figure rests on: a published score, or the mean of old provinces."""


class Based:
    """Records with a `basis`: "published", or the codes of the old provinces that were averaged."""

    basis: str

    @property
    def estimated(self) -> bool:
        """Whether the value is a mean of old provinces and no published score."""
        return self.basis != "published"
