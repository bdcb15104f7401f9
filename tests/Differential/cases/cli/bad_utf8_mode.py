# arguments: -X utf8=3 {case}
