import time

out_dir = 'out-shakespeare'
gradient_accumulation_steps = 4 * 8
max_iters = 20

# finetune at constant LR
learning_rate = 3e-5
decay_lr = False
