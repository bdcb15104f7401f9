# arguments: -X int_max_str_digits=3 {case}
