# quiz
