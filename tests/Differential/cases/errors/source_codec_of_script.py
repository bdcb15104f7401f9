# coding: shift_jis
x = "�0"
