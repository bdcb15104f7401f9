# coding: utf-16
# Only what stands below the cookie is decoded, as open() would: UTF-16 lacks its mark.
