"""Files in a form that was refused."""


class FilesAgainMixin:
    """A browser sends a chosen file once only: where anything is refused, it is asked for again in words."""

    def full_clean(self):
        super().full_clean()
        if self.is_bound and self.errors:
            self.ask_for_files_again()

    def ask_for_files_again(self):
        """Beside each file that came along; also after the action refused what the form let pass."""
        for name in self.files:
            if name in self.fields and name not in self.errors:
                self.add_error(name, "Pilih berkas ini sekali lagi, lalu simpan.")
