from satupintu.files.models.allowance import Allowance
from satupintu.files.models.stored_file import StoredFile
from satupintu.files.models.upload import Upload

__all__ = ["Allowance", "StoredFile", "Upload"]
